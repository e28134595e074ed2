# Data and non-data descriptors, on instance and class, with their order of precedence.
class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return f"class access via {owner.__name__}"
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
    def __delete__(self, obj): del obj.__dict__[self.name]
class NonData:
    def __get__(self, obj, owner): return ("nondata", obj is None)
class SetOnly:
    def __set__(self, obj, value): obj.__dict__["s"] = ("through set", value)
class C:
    d = Data()
    n = NonData()
    s = SetOnly()
c = C()
print(c.d, C.d, c.n, C.n)
c.d = 5
c.__dict__["d"] = "hidden by the data descriptor"
print(c.d, sorted(c.__dict__))
c.n = "instance wins"
print(c.n, C.n)
del c.n
print(c.n)
print(type(c.s).__name__)
c.s = 1
print(c.s)
del c.d
print(c.d, c.__dict__["d"])
try:
    del c.d
except KeyError as e:
    print("KeyError", e)
try:
    del c.s
except AttributeError as e:
    print("AttributeError", e)
c.__dict__["n"] = "direct"
print(c.n)
C.d = "replaced on the class"
print(c.d)
class Late: pass
Late.x = Data()
try:
    Late().x
except AttributeError as e:
    print(e)
class Method:
    def __init__(self, fn): self.fn = fn
    def __get__(self, obj, owner): return lambda *a: self.fn(owner if obj is None else obj, *a)
class D:
    m = Method(lambda who, x: (type(who).__name__, x))
print(D().m(1), D.m(2))
class Raising:
    def __get__(self, obj, owner): raise AttributeError("from descriptor")
class E:
    r = Raising()
    def __getattr__(self, name): return "fallback for " + name
print(E().r)
class F:
    r = Raising()
try:
    F().r
except AttributeError as e:
    print(e)
print(getattr(F(), "r", "default"), hasattr(F(), "r"))
class Lazy:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.fn(obj)
        return value
class G:
    @Lazy
    def big(self): return 99
g = G()
print(g.big, g.big, vars(g))
class BadSetName:
    def __set_name__(self, owner, name): raise ValueError("no " + name)
try:
    class H: attr = BadSetName()
except ValueError as e:
    print(type(e).__name__, e, e.__notes__)
f = C.__dict__["__init__"] if "__init__" in C.__dict__ else (lambda self: self)
print(f.__get__(3)(), f.__get__(3, int).__self__, f.__get__(None, int) is f)
