# Weak references: identity, callbacks, hash and comparison, subclasses.
import _weakref, gc
from _weakref import ref, proxy, getweakrefcount, getweakrefs
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
class A:
    def __init__(self, n=0): self.n = n
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
a = A(7)
r = ref(a)
print(r() is a, ref(a) is r, ref(a, None) is r, r.__callback__, getweakrefcount(a), getweakrefs(a) == [r])
def cb(r): log.append((r() is None, r in table))
log, table = [], {}
r2 = ref(a, cb)
print(r2 is r, r2 == r, hash(r2) == hash(a) == hash(r), r2.__callback__ is cb, getweakrefcount(a))
table[r2] = 1
print(a.__weakref__ is r, r == ref(A(7)) or True, r != ref(a), r == a)
try: r < r2
except TypeError as e: print(e)
b = A(7); rb = ref(b)
print(rb == r, rb is r)
other = A(9); ro = ref(other)
del a
settle()
print(r() is None, r2() is None, log, r2.__callback__, rb() is b, ro() is other)
print(r == r2, r == r, r != r2, hash(r), table[r2], repr(r).split(" at ")[0], repr(r).endswith("; dead>"))
unhashed = ref(b); 
del b, other; settle()
try: hash(ro)
except TypeError as e: print(e)
for bad in (1, "s", 1.5, None, (), [], {}, object(), ValueError()):
    try: ref(bad); print("ok", type(bad))
    except TypeError as e: print(e)
def f(): pass
class S:
    __slots__ = ("x",)
class W:
    __slots__ = ("x", "__weakref__")
class I(int): pass
class L(list): pass
class St(str): pass
class Er(Exception): pass
for good in (f, A, A().__init__, (x for x in ()), set(), frozenset(), gc, len, L(), W(), St("x"), Er(), f.__code__):
    print(type(good).__name__, ref(good)() is not None)
for bad in (S(), I(3)):
    try: ref(bad)
    except TypeError as e: print(e)
class KeyedRef(ref):
    __slots__ = ("key",)
    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback); self.key = key; return self
    def __init__(self, ob, callback, key): super().__init__(ob, callback)
c = A(1)
k = KeyedRef(c, lambda r: log.append(r.key), "k1")
k2 = KeyedRef(c, None, "k2")
print(k() is c, k.key, k is k2, isinstance(k, ref), getweakrefcount(c), ref(c) is k2)
del c; settle()
print(k(), log[-1], k2())
for call in (lambda: ref(), lambda: ref(f, 1, 2), lambda: ref(f, callback=1)):
    try: call()
    except TypeError as e: print(e)
order = []
d = A(3)
refs = [ref(d, lambda r, i=i: order.append(i)) for i in range(4)]
del refs[1], d
settle()
print(order, ref.__name__, ref.__module__, ref.__qualname__)
