# requires: 3.14
# Dicts: insertion order, update in place, deletion, views, comparison, merging.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
del d["a"]
d["a"] = 4
print(d, list(d), list(d.items()), len(d), d.pop("c"), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), "pq"])
print(d, d.setdefault("x", 5), d.setdefault("new"), d.get("nope"), d.get("nope", 7), "p" in d)
print({1: "a", 1.0: "b", True: "c"}, {"k": 1, "k": 2}, dict(a=1, b=2), dict([(1, 2)], c=3), dict({}, **{"q": 1}), dict(zip("ab", range(2))), dict.fromkeys("aba"), dict.fromkeys([1, 2], []))
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, a == {"y": 2, "x": 1}, a != b)
a |= b
a |= [("w", 0)]
print(a)
k, v, i = a.keys(), a.values(), a.items()
a["late"] = 1
print(k, v, i, len(k), "late" in k, 4 in v, ("w", 0) in i, ("w", 1) in i, list(reversed(a)), list(reversed(a.items()))[0])
print(sorted(k & {"x", "q"}), sorted(k | {"q"}), sorted(k - {"x"}), sorted(k ^ {"x", "q"}), {1: 1}.keys() == {1}, {1: 2}.items() == {(1, 2)}, {1: 1}.values() == {1: 1}.values(), k >= {"x"}, k.isdisjoint("ab"))
for bad in (lambda: {}["k"], lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {1: 2}[[]], lambda: {[]: 1}, lambda: {}.update(5), lambda: {}.update([5]), lambda: {}.update(["abc"]), lambda: {} + {}, lambda: {} < {}, lambda: {} | 5, lambda: dict([[1]]), lambda: {1: 2}.keys()[0], lambda: {}.fromkeys(5), lambda: hash({}), lambda: {}.get([]), lambda: {}.setdefault({}, 1), lambda: {(1, []): 2}):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
def delete(d, k): del d[k]
try: delete({"a": 1}, "zz")
except KeyError as e: print(repr(e), e.args)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = nested["a"].pop("b") if False else 2
shallow = nested.copy()
shallow["a"]["new"] = 0
print(nested, shallow is nested, dict(nested) == nested)
print(str({1: [2, {3: (4,)}]}), {None: 1, (): 2, frozenset(): 3, 1.5: 4, "": 5, b"": 6, False: 7})
