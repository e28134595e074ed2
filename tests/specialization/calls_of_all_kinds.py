# One call site, many callables; one function, many ways to call it.
def two(a, b=10): return (a, b)
class C:
    def __init__(self, a, b=20): self.v = (a, b)
    def __repr__(self): return f"C{self.v}"
    def m(self, a, b=30): return ("m", a, b)
    @classmethod
    def cm(cls, a, b=40): return ("cm", a, b)
    @staticmethod
    def sm(a, b=50): return ("sm", a, b)
    def __call__(self, a, b=60): return ("call", a, b)
def call1(f, x): return f(x)
def call2(f, x, y): return f(x, y)
fs = [two, C, C(0).m, C.cm, C.sm, C(0), lambda a, b=70: (a, b), lambda *a: a]
for _ in range(40):
    r1 = [call1(f, 1) for f in fs]; r2 = [call2(f, 1, 2) for f in fs]
print(r1, r2)
print([call1(f, "5") for f in (int, str, len, float, list, tuple, "x".join, [].append, print, type, repr)])
for bad in (5, None, "s", lambda: 0, C(0).m.__func__, int, len):
    try: print(call2(bad, "x", "y"))
    except (TypeError, ValueError) as e: print(e)
def f(a, b=2, *c, d=4, **e): return a, b, c, d, e
for _ in range(30): f(1); f(1, 2, 3); f(1, d=5); f(*(1, 2)); f(**{"a": 1}); f(1, z=3)
print(f(1), f(1, 2, 3), f(1, d=5), f(*(1, 2)), f(**{"a": 1}), f(1, z=3))
f.__defaults__ = (99,)
print(f(1)); f.__kwdefaults__ = {"d": "new"}; print(f(1)); f.__code__ = (lambda a, b=2, *c, d=4, **e: "swapped").__code__; print(f(1))
class New:
    def __new__(cls, *a): return object.__new__(cls) if a else "not an instance"
    def __init__(self, *a): self.a = a
def make(*a): return New(*a)
for _ in range(30): make(1)
print(make(), make(5).a); New.__init__ = lambda self, *a: setattr(self, "a", "patched"); print(make(5).a); New.__new__ = lambda cls, *a: 7; print(make(5))
class P: pass
for _ in range(30): P()
P.__init__ = lambda self, x=3: setattr(self, "x", x)
print(P().x, P(4).x); del P.__init__
try: P(4)
except TypeError as e: print(e)
def rec(n, f=None): return n if n <= 0 else (f or rec)(n - 1)
print(rec(100), rec(5, lambda n: "other"))
def kw(*, x, y=2): return x, y
for _ in range(20): kw(x=1); kw(y=1, x=2)
print(kw(x=1), kw(y=3, x=4))
