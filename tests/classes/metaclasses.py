# Metaclasses: __prepare__, __new__, __init__, __call__, keywords, conflicts, inheritance.
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        cls = super().__new__(mcls, name, bases, ns)
        cls.made_by = mcls.__name__
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __len__(cls): return 42
    def __getitem__(cls, key): return (cls.__name__, key)
    def __contains__(cls, x): return x == "in"
    def __iter__(cls): return iter("abc")
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __add__(cls, other): return "added"
    def helper(cls): return "helper of " + cls.__name__
class A(metaclass=Meta, flag=True):
    def __init__(self, x): self.x = x
class B(A, other=2):
    y = 2
print(B(5).x, A.injected, B.made_by, len(A), A["k"], "in" in A, list(A), A, A + 1, A.helper(), type(B) is Meta)
try:
    A(1).helper
except AttributeError as e:
    print(e)
class M2(type): pass
class C2(metaclass=M2): pass
try:
    class D(A, C2): pass
except TypeError as e:
    print(e)
class M3(Meta, M2): pass
class D(A, C2, metaclass=M3): pass
print(type(D).__name__)
def function_meta(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
class F(metaclass=function_meta, k=1):
    z = 1
print(F)
class Order(dict):
    def __init__(self): self.log = []
    def __setitem__(self, k, v):
        if not k.startswith("__"): self.log.append(k)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        if k == "magic": return "from the namespace"
        return super().__getitem__(k)
class Logging(type):
    @classmethod
    def __prepare__(m, n, b): return Order()
    def __new__(m, n, b, ns):
        cls = super().__new__(m, n, b, dict(ns))
        cls.order = ns.log
        return cls
class G(metaclass=Logging):
    b = 1
    a = magic
    b = 2
    def f(self): pass
print(G.order, G.a)
class BadPrepare(type):
    @classmethod
    def __prepare__(m, n, b): return 5
for src in ("class X(metaclass=BadPrepare): pass", "class X(metaclass=5): pass", "class X(A, flag=1, flag=2): pass", "class X(int, nope=1): pass", "class X(*[int, str]): pass", "class X(metaclass=type, **{'a': 1}): pass", "type.__call__()", "type.__new__(type)", "type('X', (), {}, k=1)", "type('X\\0', (), {})"):
    try:
        exec(src)
        print("ok")
    except (TypeError, SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
class Singleton(type):
    cache = {}
    def __call__(cls, *a):
        if cls not in cls.cache: cls.cache[cls] = super().__call__(*a)
        return cls.cache[cls]
class S(metaclass=Singleton): pass
print(S() is S(), isinstance(S, Singleton), Singleton.__mro__[1])
class Inst(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class I(metaclass=Inst): pass
print(isinstance(5, I), isinstance(6, I), isinstance(I(), I), issubclass(int, I), issubclass(str, I), isinstance(5, (str, I)))
