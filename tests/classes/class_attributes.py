# Attributes of classes: sharing, shadowing, dynamic change seen by instances, deletion, vars, dir.
class A:
    shared = []
    count = 0
    def add(self, x):
        self.shared.append(x)
        self.count += 1
        return self
a, b = A().add(1), A().add(2)
print(A.shared, a.count, b.count, A.count, vars(a), a.shared is b.shared)
a.shared = ["own"]
print(b.shared, a.shared)
del a.shared
print(a.shared)
A.method = lambda self, y: (self.count, y)
print(a.method(5))
A.add = lambda self, x: "patched"
print(b.add(1))
a.method = lambda y: ("instance", y)
print(a.method(1), b.method(1))
del A.method
try:
    b.method(1)
except AttributeError as e:
    print(e)
class Base:
    def f(self): return "base"
    def g(self): return self.f()
class Sub(Base): pass
s = Sub()
results = []
for i in range(6):
    if i == 2: Sub.f = lambda self: "sub"
    if i == 4: s.f = lambda: "instance"
    if i == 5: del Sub.f
    results.append(s.g())
print(results)
Base.f = lambda self: "base2"
del s.f
print(s.g())
print([k for k in dir(s) if not k.startswith("__")], [k for k in vars(Sub) if not k.startswith("__")], Sub.__dict__.get("f"))
try:
    Sub.__dict__["x"] = 1
except TypeError as e:
    print(e)
print(type(Sub.__dict__).__name__, A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__dict__.keys() >= {"shared", "count"})
A.__name__ = "Renamed"
A.__doc__ = "doc"
print(A, A.__name__, A.__doc__, repr(a).split(" object")[0])
for bad in (lambda: setattr(A, "__name__", 5), lambda: delattr(A, "__name__"), lambda: delattr(A, "nothing"), lambda: setattr(A, "__mro__", ()), lambda: setattr(A, "__dict__", {}), lambda: delattr(int, "bit_length"), lambda: setattr(A, "__class__", 3)):
    try:
        bad()
        print("ok")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Many: pass
m = Many()
for i in range(50): setattr(m, f"a{i}", i)
print(sum(getattr(m, f"a{i}") for i in range(50)), len(vars(m)))
for i in range(0, 50, 2): delattr(m, f"a{i}")
print(list(vars(m))[:4], len(m.__dict__), hasattr(m, "a2"), m.a3)
m.__dict__["a2"] = "via dict"
print(m.a2)
m.__dict__.clear()
print(vars(m), hasattr(m, "a3"))
x, y = Many(), Many()
x.p, x.q = 1, 2
y.q, y.p = 3, 4
print(vars(x), vars(y), [(o.p, o.q) for o in (x, y) * 2])
class StaticClass:
    @staticmethod
    def s(a, b=2): return a, b
    @classmethod
    def c(cls, a): return cls.__name__, a
    raw = s
print(StaticClass.s(1), StaticClass().s(1, 3), StaticClass.c(1), StaticClass().c(2), StaticClass.raw(9), type(StaticClass.__dict__["s"]).__name__, StaticClass.__dict__["s"](7), StaticClass.__dict__["c"].__func__(int, 1))
