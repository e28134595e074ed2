# property: getters, setters, deleters, inheritance, documentation and errors.
class T:
    """A temperature."""
    def __init__(self, c): self._c = c
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError(f"{v} is below zero")
        self._c = v
    @c.deleter
    def c(self): self._c = None
    @property
    def f(self): return self._c * 9 / 5 + 32
    w = property(fset=lambda self, v: setattr(self, "_c", v))
    nothing = property()
t = T(20)
t.c = 25
print(t.c, t.f, T.c.__doc__, type(T.c).__name__)
t.w = 3
print(t.c)
del t.c
print(t.c)
for attempt in ("t.c = -300", "t.f = 1", "del t.f", "t.w", "del t.w", "t.nothing", "t.nothing = 1", "t.f()", "T.c.fget = 1", "T.c.getter(1, 2)"):
    try:
        exec(attempt)
    except Exception as e:
        print(attempt, "->", type(e).__name__, e)
class U(T):
    @property
    def c(self): return ("sub", super().c)
    @T.f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
u = U(1)
u.f = 212
print(u.c, u._c, u.f)
try:
    u.c = 5
except AttributeError as e:
    print(e)
class V(T):
    c = T.c.setter(lambda self, v: setattr(self, "_c", v * 1000))
v = V(1)
v.c = 2
print(v.c, V.c.fget is T.c.fget)
T.c = "gone"
print(t.c, v.c)
t.c = 7
print(t.__dict__["c"])
class W:
    x = property(lambda self: self.missing)
    def __getattr__(self, name): return f"getattr({name})"
print(W().x)
class Z:
    x = property(lambda self: self.missing)
try:
    Z().x
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
class Meta(type):
    @property
    def label(cls): return "label of " + cls.__name__
class M(metaclass=Meta): pass
print(M.label)
try:
    M().label
except AttributeError as e:
    print(e)
class P2(property):
    def __get__(self, obj, owner=None): return super().__get__(obj, owner) + "!"
class Q:
    @P2
    def x(self): return "x"
print(Q().x, isinstance(Q.__dict__["x"], property))
