# The scope of a class body: not seen by methods, seen by the body itself, falls back to globals.
x = "global"
class A:
    print(x, __name__, __qualname__, __module__)
    x = "class"
    print(x)
    def method(self): return x
    y = [x for _ in range(1)]
    z = [i for i in x]
    lam = lambda self: x
    del x
    print(x)
print(A().method(), A.y, A.z, A().lam(), hasattr(A, "x"))
def f(x):
    class B:
        got = x
        class C:
            got = x
            def m(self): return x
    x += 1
    return B.got, B.C.got, B.C().m(), B.C.__qualname__
print(f(1))
class Loop:
    for i in range(3):
        exec(f"attr{i} = {i}")
    squares = {k: k * k for k in range(i + 1)}
print(Loop.attr0, Loop.attr2, Loop.i, Loop.squares)
class Order:
    b = 1
    a = 2
    def c(self): pass
print([k for k in vars(Order) if not k.startswith("__")])
class Cond:
    if True:
        def chosen(self): return "yes"
    else:
        def chosen(self): return "no"
    try:
        undefined_thing
    except NameError as e:
        message = str(e)
print(Cond().chosen(), Cond.message, hasattr(Cond, "e"))
class G:
    global made_by_class
    made_by_class = "here"
    def made_by_def(self): pass
print(made_by_class, hasattr(G, "made_by_class"))
def outer():
    v = 1
    class D:
        nonlocal v
        v = 2
    return v
print(outer())
class Mangle:
    __secret = 1
    def __init__(self): self.__x = 5
    def get(self, other): return self.__x + other.__x + Mangle.__secret
    def __method(self): return "private"
    def call(self): return self.__method()
    __dunder__ = 3
    def local(self):
        __v = 1
        return locals()
    def kw(self, __a=1): return __a
m = Mangle()
print(m.get(m), sorted(vars(m)), [k for k in vars(Mangle) if "ecret" in k or "method" in k], m.call(), m.local().keys() - {"self"}, m.kw(_Mangle__a=9))
try:
    m.__x
except AttributeError as e:
    print(e)
class _Under:
    def f(self): self.__q = 1; return vars(self)
print(_Under().f())
class Uses:
    try:
        print(name_defined_later)
    except NameError as e: print(e)
    name_defined_later = 1
