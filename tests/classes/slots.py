# __slots__: no dict, inheritance, conflicts, descriptors.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P.x.__name__, type(P.x).__name__, P.x.__get__(p), repr(P.x))
for f in (lambda: setattr(p, "z", 1), lambda: p.z, lambda: delattr(p, "z"), lambda: vars(p), lambda: p.__dict__):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
p.x = 10
print(p.x)
class Q(P):
    __slots__ = ("z",)
q = Q(1, 2)
q.z = 3
print(q.x, q.y, q.z, Q.__slots__)
class R(P): pass
r = R(1, 2)
r.other = 5
print(r.other, r.__dict__, r.x)
class S:
    __slots__ = ["a", "__dict__"]
s = S()
s.a, s.b = 1, 2
print(s.__dict__, s.a)
class One:
    __slots__ = "single"
o = One()
o.single = 1
print(o.single)
class Priv:
    __slots__ = ("__hidden", "_p")
    def __init__(self): self.__hidden = 7
    def get(self): return self.__hidden
print(Priv().get(), sorted(k for k in vars(Priv) if "hidden" in k))
for src in ("class X:\n __slots__ = ('a',)\n a = 1", "class X:\n __slots__ = ('1a',)", "class X:\n __slots__ = (5,)", "class X(int):\n __slots__ = ('a',)", "class X(tuple):\n __slots__ = ('a',)", "class Y:\n __slots__=('b',)\nclass X(P, Y): pass", "class X(P, int): pass", "class X:\n __slots__ = 5", "class X:\n __slots__ = ('a', 'a')\n", "class X:\n __slots__ = ('__dict__', '__dict__')", "class X(str):\n __slots__ = ()\nprint(X('s'))", "class X:\n __slots__ = {'a': 'doc of a'}\nprint(X.a.__doc__)", "class X:\n __slots__ = iter(['p', 'q'])\nx = X()\nx.q = 1\nprint(x.q)"):
    try:
        exec(src)
        print("ok")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Empty: __slots__ = ()
class Mix(Empty, P): __slots__ = ()
m = Mix(5, 6)
print(m.x, m.y, hasattr(m, "__dict__"))
try:
    object.__setattr__(m, "x1", 1)
except AttributeError as e:
    print(e)
class W: __slots__ = ("v", "__weakref__")
class Swap: __slots__ = ("x", "y")
sw = Swap()
try:
    sw.__class__ = P
    sw.x = 3
    print(sw.x, type(sw).__name__)
    sw.__class__ = R
except TypeError as e:
    print(e)
P.x.__set__(p, 99)
P.y.__delete__(p)
print(p.x, hasattr(p, "y"))
try:
    P.x.__get__(5)
except TypeError as e:
    print(e)
