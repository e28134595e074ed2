# requires: 3.14
# Unpacking into names, attributes, subscripts, nested and starred targets; order and errors.
a, b = 1, 2
a, b = b, a
(c, d), [e, *f] = (3, 4), "xyz"
print(a, b, c, d, e, f)
*g, h = range(5)
i, *j, k = "ab"
(l, (m, *n)), *o = [(1, (2, 3, 4)), 5, 6]
print(g, h, i, j, k, l, m, n, o)
class Box: pass
box, lst, dct = Box(), [0] * 3, {}
box.x, lst[1], dct["k"], lst[0:0] = 1, 2, 3, [9, 9]
print(box.x, lst, dct)
log = []
class Rec:
    def __setitem__(self, key, value): log.append((key, value))
    def __setattr__(self, key, value): log.append((key, value))
def idx(x): log.append(("index", x)); return x
r = Rec()
r[idx(1)], r.attr, r[idx(2)] = iter("abc")
print(log)
x = y = z = []
x.append(1)
print(y, z is x)
i = 0
lst = [10, 20, 30]
i, lst[i] = 2, "set"
print(i, lst)
for bad, n in (("a, b = 1, 2, 3", 0), ("a, b = 1,", 0), ("a, b, *c = [1]", 0), ("a, = []", 0), ("(a, b), c = 1, 2", 0), ("a, b = 5", 0), ("*a, = None", 0), ("a, b = {1}", 0), ("a, b = 'abc'", 0), ("a, *b, c, d = range(2)", 0), ("[a, b] = iter([1, 2, 3])", 0), ("a, b = {}", 0), ("a, b = range(10**9)", 0)):
    try:
        exec(bad)
        print(bad, "ok")
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
class It:
    def __iter__(self):
        print("iter"); yield 1; print("between"); yield 2; print("end"); yield 3; print("never")
try:
    p, q = It()
except ValueError as e:
    print(e)
p, *q = It()
print(p, q)
[] = ()
() = []
[s, t] = {"k1": 1, "k2": 2}
print(s, t)
for (u, v), *w in [((1, 2), 3, 4), ("ab",)]:
    print(u, v, w)
for box.item in range(2): pass
for lst[0] in "pq": pass
print(box.item, lst, [(p, q) for p, (q, *_) in [(1, "xy"), (2, "zw")]])
u = v = w = 0
u, v, w = v, w, u = 1, 2, 3
print(u, v, w)
t = 1, *[2, 3], *"ab"
print(t, [*t, *{}], {*t} == set(t), (*[],), [*range(3), *(x for x in "ab")])
