# Copies of dicts of every size, with and without deleted entries; equal keys of
# different types; keys whose == changes the dict.
for size in 0, 1, 4, 5, 6, 10, 11, 21, 22, 43, 100, 1000:
    d = {i: -i for i in range(size)}
    e = d.copy()
    f = dict(d)
    g = {**d}
    h = d | {}
    for copy in e, f, g, h:
        assert copy == d and list(copy) == list(d) and copy is not d
        copy["new"] = 1
        assert "new" not in d and len(copy) == size + 1
    for i in range(0, size, 2):
        del d[i]
    e = d.copy()
    assert list(e) == list(range(1, size, 2)) and e == d
    e[0] = "back"
    d.update(e)
    assert list(d)[-1] == 0
    for i in range(size):
        e.setdefault(i, i)
    assert sorted(e) == list(range(max(size, 1)))

nan = float("nan")
d = {1: "one", 0.0: "zero", nan: "nan", "a": "A", (1, "x"): "pair"}
print(d[True], d[1.0], d[-0.0], d[False], d[nan], nan in d, float("nan") in d)
print(d[1.0, "x"], d[True, "x"], (1, "y") in d, "".join(["a"]) in d)
d[True] = "true"
d[-0.0] = "minus zero"
print(d)
print({2**64: 1}[float(2**64)], {float(2**64): 1}[2**64], {2**61 - 1: 0, 0: 1}[0])


class Text(str):
    pass


class Shout(str):
    def __eq__(self, other):
        print("eq", str(self), other)
        return str.__eq__(self, str(other))

    def __hash__(self):
        return str.__hash__(self)


class Odd(str):
    def __hash__(self):
        return 1


d = {Text("a"): 1, "b": 2}
print(d["a"], d[Text("b")], Text("a") in d, Text("a") == "a", "a" == Text("a"))
d = {Shout("k"): 1}
print(d["k"], d[Shout("k")], Odd("k") in d)
d = {Odd("k"): 1}
print("k" in d, Odd("k") in d)


class Key:
    def __init__(self, value, action=None):
        self.value = value
        self.action = action

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self.value == getattr(other, "value", other)


for n in 3, 20:
    d = {i: i for i in range(n)}
    key = Key(2, d.clear)
    print(d.get(key), len(d))
    d = {i: i for i in range(n)}
    key = Key(2, lambda: d.update({i + 100: i for i in range(50)}))
    print(d.get(key), len(d))
    d = {i: i for i in range(n)}
    key = Key(2, lambda: d.pop(2))
    print(d.get(key), len(d))
    d = {i: i for i in range(n)}
    key = Key(2, lambda: d.__delitem__(2))
    d[key] = "new"
    print(list(d.values()) if n < 5 else len(d))

d = {}
for i in range(20000):
    d[i] = i
    if i >= 10:
        del d[next(iter(d))]
print(list(d), len(d))
while len(d) > 3:
    d.popitem()
print(d)

print(dict(zip("abc", range(3))), dict(enumerate("xy")), dict([(1, 2), [3, 4], "ab"]))
for bad in [(1, 2), (3,)], [1], [(1, 2), "abc"], zip([1], [2], [3]), [([], 1)]:
    try:
        dict(bad)
    except Exception as error:
        print(type(error).__name__)


class View(dict):
    def __iter__(self):
        return iter(["not", "me"])

    def keys(self):
        return ["x"]

    def __getitem__(self, key):
        return key * 2


v = View(a=1)
print(dict(v), {**v}, v.copy(), list(v), v | {}, len(v), "a" in v)
g = globals()
fresh = 1
copy = dict(g)
fresh = 2
print(copy["fresh"], g["fresh"], g.copy()["fresh"])
