# Classes die when nobody needs them; their subclass lists and caches forget them.
import gc
from _weakref import ref
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
class Base:
    def m(self): return 1
def make(i):
    class C(Base):
        def m(self): return super().m() + i
    c = C(); c.a = i; c.m()
    return ref(C), c.m(), c.a
refs = [make(i)[0] for i in range(50)]
settle()
print(sum(r() is not None for r in refs) < 5, len(Base.__subclasses__()) < 5)
def use(o): return o.a, o.m(), o.b
out = []
for i in range(300):
    K = type("K%d" % (i % 7), (Base,), {"m": lambda self, i=i: i})
    k = K(); k.a = i
    if i % 2: k.z = 0
    k.b = -i
    out.append(use(k))
    if i % 100 == 99: settle()
print(out[:3], out[-1], all(o == (i, i, -i) for i, o in enumerate(out)))
survivor = type("S", (), {"x": 5})()
survivor.y = 6
settle()
junk = [type("J", (), {})() for _ in range(100)]
for j in junk: j.q = 1
print(type(survivor).__name__, survivor.x, survivor.y, vars(survivor), type(survivor).__mro__[1] is object)
class Meta(type):
    def __repr__(cls): return "<meta " + cls.__name__ + ">"
held = Meta("Held", (Base,), {})
settle(); print(held, held().m(), Base.__subclasses__()[-1] is held)
class Many: pass
for i in range(6000):
    o = Many(); setattr(o, f"a{i}", i); o.b = 1
    assert getattr(o, f"a{i}") == i and o.b == 1 and len(vars(o)) == 2
print("done")
