# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[key or cls.__name__] = cls
        print("subclass", cls.__name__, key, cls.__dict__.get("x"))
class A(Plugin, key="a"): x = 1
class B(A): pass
class C(Plugin, key="c"):
    def __init_subclass__(cls, extra=0, **kw):
        super().__init_subclass__(**kw)
        print("extra", extra)
class D(C, extra=5, key="d"): pass
print(sorted(Plugin.registry))
for src in ("class E(C, unknown=1): pass", "class E(object, k=1): pass", "class E(A, key=1, key2=2): pass"):
    try:
        exec(src)
    except TypeError as e:
        print(e)
class Field:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = getattr(owner, "fields", ()) + (name,)
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value
class Record:
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self.fields)})"
class Person(Record):
    name = Field(str)
    age = Field(int)
print(Person(name="Ann", age=3), Person.fields)
try:
    Person(name=5)
except TypeError as e:
    print(e)
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item!r}]"
class H(G): pass
print(G[int], H[1, 2], G["x"], H[...], G[1:2])
for f in (lambda: Plugin[1], lambda: G()[1], lambda: int[0], lambda: Person["x"]):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(list[int], dict[str, list[int]], tuple[int, ...], list[int]([1]), type(list[int]).__name__, list[int].__origin__, dict[str, int].__args__, list[int] == list[int], isinstance([], type(list[int])))
class Entries:
    def __init__(self, *real): self.real = real
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return self.real
class I(Entries(A, object)): pass
print(I.__bases__, I.__orig_bases__[0].real == (A, object))
class J(list[int]): pass
print(J.__mro__, J([1, 2]), J.__orig_bases__)
try:
    class K(5): pass
except TypeError as e:
    print(e)
class Tracker(type):
    def __init__(cls, *a, **k): print("meta init", cls.__name__)
class L(metaclass=Tracker):
    def __init_subclass__(cls): print("init_subclass", cls.__name__)
class M(L): pass
