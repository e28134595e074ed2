# __class__ and zero-argument super, in the odd places where they may stand.
class A:
    def who(self): return "A.who"
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @staticmethod
    def stat(): return "A.stat"
    @property
    def prop(self): return "A.prop"
class B(A):
    def who(self): return "B>" + super().who()
    @classmethod
    def make(cls): return "B>" + super().make()
    @property
    def prop(self): return "B>" + super().prop
    def klass(self): return __class__
    def lam(self): return (lambda: super(B, self).who())()
    def in_closure(self):
        def inner(): return __class__.__name__, super(__class__, self).who()
        return inner()
    def in_comp(self): return [__class__.__name__ for _ in range(2)]
    def gen(self):
        yield super().who()
        yield __class__
    @staticmethod
    def klass_static(): return __class__
class C(B): pass
b, c = B(), C()
print(b.who(), b.make(), c.make(), b.prop, b.klass() is B, c.klass() is B, b.lam(), b.in_closure(), b.in_comp(), [getattr(x, "__name__", x) for x in c.gen()], B.klass_static())
class D(A):
    def who(self):
        self = 5
        return super().who()
    def no_first(*args): return super().who()
    def deleted(self):
        del self
        return super().who()
    def nested(self):
        def f(): return super().who()
        return f()
    def nested_with_arg(self):
        def f(x): return super().who()
        return f(self)
for name in ("who", "no_first", "deleted", "nested", "nested_with_arg"):
    try:
        print(name, getattr(D(), name)())
    except (RuntimeError, TypeError) as e:
        print(name, type(e).__name__, e)
def outside(self): return super().who()
try:
    outside(A())
except RuntimeError as e:
    print(e)
s = super(B, b)
print(s.who(), s.__thisclass__.__name__, s.__self_class__.__name__, s.__self__ is b, repr(s).split(" object")[0])
for args in ((B, A()), (5,), (B, 5), (A, B)):
    try:
        print(super(*args).who if len(args) == 2 and args[1] is B else super(*args))
    except (TypeError, AttributeError) as e:
        print(e)
try:
    s.nothing
except AttributeError as e:
    print(e)
class Grown: pass
def late(self): return super(Grown, self).__repr__()[:6]
Grown.late = late
print(Grown().late())
class Meta(type):
    def __new__(m, name, bases, ns, **k):
        cls = super().__new__(m, name, bases, ns)
        cls.via = cls.get_class() if "get_class" in ns else None
        return cls
class WithMeta(metaclass=Meta):
    def get_class(x=None): return __class__
print(WithMeta.via is WithMeta)
