# Class attributes read through instances and subclasses while any class on the way changes.
class A: v = "A"
class B(A): pass
class C(B): pass
c = C()
def read(): return c.v, C.v
log = []
def note(step):
    for _ in range(25): r = read()
    log.append((step, *r))
note("start")
B.v = "B"; note("B set")
C.v = "C"; note("C set")
c.v = "c"; note("instance")
del C.v; note("C deleted")
del c.v; note("instance deleted")
A.v = "A2"; note("A changed, hidden")
del B.v; note("B deleted")
B.v = property(lambda self: "prop"); 
for _ in range(5): r = c.v
log.append(("prop", r))
del B.v
A.v = property(lambda self: "propA", lambda self, x: None); c.v = "ignored"; log.append(("data descriptor", c.v, "v" in vars(c)))
A.v = "plain again"; note("plain")
class X: v = "X"
C.__bases__ = (X,); note("bases changed")
c.__class__ = A; log.append(("class changed", c.v)); c.__class__ = C
C.__getattr__ = lambda self, n: "fallback " + n
log.append(("getattr", c.unknown)); del X.v
log.append(("fallback", c.v)); del C.__getattr__
try: c.v
except AttributeError as e: log.append(str(e))
C.v = "C3"; note("end")
for l in log: print(l)
class Op:
    def __add__(self, o): return "add"
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __eq__(self, o): return "eq"
    def __call__(self): return "call"
    def __iter__(self): return iter("it")
o = Op()
def use(): return o + 1, len(o), o[5], o == 1, o(), [*o], bool(o)
for _ in range(30): r = use()
print(r)
Op.__add__ = lambda s, o: "add2"; Op.__len__ = lambda s: 0; Op.__getitem__ = lambda s, i: -i; Op.__eq__ = lambda s, o: "eq2"; Op.__call__ = lambda s: "call2"; Op.__iter__ = lambda s: iter("IT")
print(use())
o.__add__ = lambda o: "on the instance: ignored"; o.__len__ = lambda: 99
print(o + 1, len(o))
for n in ("__add__", "__len__", "__getitem__", "__call__", "__iter__"):
    delattr(Op, n)
for f in (lambda: o + 1, lambda: len(o), lambda: o[1], lambda: o(), lambda: iter(o)):
    try: print(f())
    except TypeError as e: print(e)
print(bool(o))
