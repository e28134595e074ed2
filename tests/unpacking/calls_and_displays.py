# requires: 3.14
# Stars in displays and calls: order of evaluation, errors, mappings with keys().
def show(*a, **k): return a, k
print(show(*[1], 2, *(3, 4), x=1, **{"y": 2}, z=3), show(*"ab", **dict(c=1)))
print([*"ab", *range(2)], (*[1], *[]), {*[1, 2], *[2, 3]} == {1, 2, 3}, {**{"a": 1}, "a": 2, **{"b": 3}, **{"a": 4}})
class Map:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(show(**Map()), {**Map()}, dict(Map()))
class NoGet:
    def keys(self): return ["p"]
log = []
def ev(x): log.append(x); return x
show(ev(1), *ev([2]), a=ev(3), *ev([4]), **ev({"k": 5}))
print(log)
log.clear()
{ev("k1"): ev("v1"), **ev({}), ev("k2"): ev("v2")}
print(log)
def none(): return None
for text in ("show(*none())", "show(**none())", "show(*5)", "show(**5)", "show(**{1: 2})", "show(**{'a': 1}, **{'a': 2})", "show(a=1, **{'a': 2})", "[*5]", "{*5}", "{**5}", "{**[1]}", "(*5,)", "show(**NoGet())", "{*[[]]}", "print(*5)", "len(*5)", "len(**5)", "print(**{'sep': 1})", "show(*none(), **none())", "Map(*5)", "Map().keys(*5)", "{**none()}"):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
def gen():
    yield 1
    raise KeyError("inside")
for text in ("show(*gen())", "[*gen()]", "a, *b = gen()", "{*gen()}"):
    try:
        exec(text)
    except KeyError as e:
        print(text, repr(e))
def tail():
    rest = [2, 3]
    return 1, *rest
def g():
    x = yield 1, *[2]
    print("got", x)
it = g()
print(tail(), next(it))
try: it.send("v")
except StopIteration: pass
for x in *[1, 2], 3: print(x, end=" ")
print()
d = {"x": 1}
def mutate(**k):
    k["x"] = 2
    return k
print(mutate(**d), d)
lst = [1, 2]
def mutargs(*a):
    lst.append(99)
    return a
print(mutargs(*lst), lst, a := 5) if False else print(mutargs(*lst), lst)
x = {"a": 1}["a"], *(y for y in (2, 3))
print(x, [1, *[2, *[3, *[4]]]])
print("{} {}".format(*"ab"), "%s-%s" % (*"cd",), max(*[3, 9, 2]), [*zip(*[(1, 2), (3, 4)])])
