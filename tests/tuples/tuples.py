# Tuples: display, hashing, comparison, concatenation, nesting, subclassing.
t = (1, "a", None)
print((), (1,), t, (1, (2, (3,))), tuple("ab"), tuple([]), t + (2,), t * 2, 2 * (1,), () * 5, t[0], t[-1], t[1:], t[::-1], len(t), "a" in t, t.index("a"), t.count(1))
print(hash((1, 2)) == hash((1.0, 2.0)), (1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"), (1, 2) != [1, 2], {(1, 2): "x"}[1, 2], {(): 1}[()])
for bad in (lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t * 1.5, lambda: hash(([],)), lambda: t < 5, lambda: (1, "a") < (1, 2), lambda: t.index(9), lambda: t.append(1), lambda: tuple(5), lambda: tuple(1, 2), lambda: () + 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try: t[0] = 1
except TypeError as e: print(e)
try: del t[0]
except TypeError as e: print(e)
print(t is tuple(t), t[:] is t, t + () == t, t * 1 == t)
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    def __repr__(self): return f"P({self[0]}, {self[1]})"
    def __add__(self, o): return P(self[0] + o[0], self[1] + o[1])
p = P(1, 2)
print(p, p.x, p + (3, 4), p == (1, 2), hash(p) == hash((1, 2)), [*p], p[0:], type(p[:]).__name__, isinstance(p, tuple), tuple(p), len(p), {p: 1}[1, 2])
x, y = p
print(x, y, "%s-%s" % p, "{0[1]}".format(p), p * 2)
p.extra = "attr"
print(p.extra, vars(p))
a = 1,
b = 1, 2
c = ()
print(a, b, c, (a), ((1)), (a,), not (), bool((0,)))
def ret(): return 1, 2
print(ret(), type(ret()).__name__, (lambda: (1, 2))())
l = [1]
mutable_inside = (l, 2)
l.append(3)
print(mutable_inside, mutable_inside == ([1, 3], 2))
nested = ((1, 2), (3, 4))
print([a + b for a, b in nested], sum(nested, ()), max(nested), sorted(nested, reverse=True), list(zip(*nested)), dict(nested), tuple(zip("ab", (1, 2))))
big = tuple(range(1000))
print(len(big), sum(big), big[500], big[-1], hash(big) == hash(tuple(range(1000))), big == tuple(list(big)), 999 in big, 1000 in big)
self_ref = ([],)
self_ref[0].append(self_ref)
print(self_ref)
try:
    print(hash(self_ref))
except TypeError as e:
    print(e)
def gen():
    yield 1
    yield from (2, 3)
print(tuple(gen()), tuple(x for x in "ab"), tuple({1: 2}), (*gen(), 4), tuple(map(str, gen())))
print((1, 2, 3).__getitem__(1), (1, 2).__contains__(2), (3,).__len__(), (1, 2).__eq__([1, 2]), (1, 2).__lt__((2,)), (1,).__add__((2,)))
print((1, 2.0, 3 + 0j) == (1.0, 2, 3), (float("nan"),) == (float("nan"),), (0.0,) == (-0.0,), ("a", 1) > ("a", 0), ((),) > ())
