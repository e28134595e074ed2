# Attribute sites that are specialized or megamorphic, while classes, objects and descriptors change under them.
class A:
    tag = "A"
    def __init__(self, x): self.x = x
    def m(self): return "A.m", self.x
class B:
    def __init__(self, x): self.y = 0; self.x = x
    def m(self): return "B.m", self.x
class C:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
    def m(self): return "C.m", self.x
class D(A):
    pass
class E(dict):
    x = "class attribute"
    def m(self): return "E.m", self.x


def read(o): return o.x
def call(o): return o.m()
def write(o, v): o.x = v
def everything(objects):
    return [(read(o), call(o)) for o in objects]


objects = [A(1), B(2), C(3), D(4), E()]
for _ in range(3):
    print(everything(objects))
for i, o in enumerate(objects[:4]):
    for _ in range(3):
        write(o, i * 10)
print(everything(objects))
A.m = lambda self: "patched"
print(everything(objects))
D.m = lambda self: "D patched"
print(everything(objects))
del D.m
del A.m
try:
    everything(objects)
except AttributeError as error:
    print(error)
A.m = lambda self: "again"
A.x = property(lambda self: "property", lambda self, v: print("set", v))
print(everything(objects))
write(objects[0], 5)
write(objects[3], 6)
print(objects[0].__dict__, objects[3].__dict__)
del A.x
print(everything(objects))


class NonData:
    def __get__(self, o, t): return "non-data"
A.x = NonData()
print(read(objects[0]), read(A.__new__(A)))
A.x = "shadowed"
print(read(objects[0]), read(A.__new__(A)))
objects[1].m = lambda: "in the instance"
print(everything(objects[1:3]))
objects[1].__dict__["x"] = "through the dict"
print(read(objects[1]))
del objects[1].x
try:
    read(objects[1])
except AttributeError as error:
    print(error)
objects[1].__class__ = A
print(read(objects[1]), call(objects[1]))
B.__getattr__ = lambda self, name: f"missing {name}"
b = B(1)
del b.x
print(read(b), read(B(9)))
B.__getattribute__ = lambda self, name: f"intercepted {name}"
print(read(b), read(B(9)))
del B.__getattribute__
B.__setattr__ = lambda self, name, v: print("setattr", name, v)
write(b, 3)
print(read(b))
del B.__setattr__
write(b, 3)
print(read(b))


class Base: pass
class Mid(Base): pass
class Leaf(Mid): pass
leaf = Leaf()
def get(o): return getattr(o, "v", None), o.__class__.__name__
Base.v = 1
print([get(leaf), leaf.v])
Mid.v = 2
print([get(leaf), leaf.v])
Leaf.__bases__ = (Base,)
print([get(leaf), leaf.v])
leaf.v = 3
print([get(leaf), leaf.v])


class Counter:
    total = 0
    def bump(self):
        self.total += 1
        return self.total
a, b = Counter(), Counter()
for _ in range(5): a.bump()
Counter.total = 100
print(a.bump(), b.bump(), Counter.total)


def many(n):
    classes = [type(f"K{i}", (), {"m": (lambda i: lambda self: i)(i), "__init__": lambda self, v: setattr(self, "v", v)}) for i in range(n)]
    made = [k(j) for j, k in enumerate(classes)]
    total = 0
    for _ in range(3):
        for o in made:
            total += o.m() + o.v
            o.v += 1
        classes[n // 2].m = lambda self: 1000
    return total
print(many(40), many(700))


import sys
class Module(type(sys)):
    @property
    def lazy(self): return "computed"
m = Module("m")
m.value = 1
def from_module(module): return module.value, getattr(module, "lazy", None)
print([from_module(m) for _ in range(3)])
m.value = 2
print(from_module(m))


class Meta(type):
    @property
    def k(cls): return "from the metaclass"
class WithMeta(metaclass=Meta):
    k = "own"
class Plain:
    k = "plain"
print([c.k for c in (WithMeta, Plain, WithMeta, Plain)])
Plain.k = "rebound"
print([c.k for c in (Plain, Plain)])
