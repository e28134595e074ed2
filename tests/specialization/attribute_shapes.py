# One attribute site sees many shapes, missing attributes, properties, slots and dicts.
class A:
    def __init__(self): self.x = 1; self.y = 2
class B:
    def __init__(self): self.y = 3; self.x = 4
class C: x = 5
class D:
    @property
    def x(self): return 6
class E: __slots__ = ("x",)
class F:
    def __getattr__(self, n): return "dynamic " + n
class G(A):
    def __getattribute__(self, n): return "all " + n
def get(o): return o.x
a = A()
print([get(a) for _ in range(50)][-1])
e = E(); e.x = 7
objs = [A(), B(), C(), D(), e, F(), G(), a]
for _ in range(30): r = [get(o) for o in objs]
print(r)
import math
class M: pass
for o in (5, "s", None, A, math, M(), E()):
    try: print(get(o))
    except AttributeError as err: print(err)
def set_(o, v): o.x = v
for i in range(50): set_(a, i)
print(a.x, a.__dict__)
for o in objs[:2] + [C(), e, F()]: set_(o, "set"); print(get(o), end=" ")
for o in (D(), 5, object()):
    try: set_(o, 1)
    except AttributeError as err: print(err)
del a.x
try: get(a)
except AttributeError as err: print(err)
A.x = "class default"
print(get(a), get(objs[0])); a.x = "back"; print(get(a), list(vars(a)))
many = []
for i in range(40):
    m = M()
    for k in range(i % 7): setattr(m, f"pad{k}", k)
    m.x = i; many.append(m)
print([get(m) for m in many] == list(range(40)), sum(get(m) for m in many * 5))
for m in many: m.__dict__["x"] = -1
print(sum(get(m) for m in many))
m = many[6]; m.__class__ = D; print(get(m), m.__dict__["x"]); m.__class__ = M; print(get(m))
m.__dict__ = {"x": "fresh dict"}; print(get(m)); m.__dict__.update(z=1); print(get(m), m.z)
