# C3 linearization and its refusals.
class O: pass
class A(O):
    def f(self): return ["A"]
class B(O):
    def f(self): return ["B"]
class C(O):
    def f(self): return ["C"]
class D(A, B): 
    def f(self): return ["D"] + super().f()
class E(B, C): pass
class F(D, E): pass
def names(c): return [k.__name__ for k in c.__mro__]
for c in (A, D, E, F): print(names(c))
print(F().f(), E().f(), F.__bases__ == (D, E), F.mro() == list(F.__mro__))
# The example of the C3 paper.
class K1(A, B, C): pass
class X(O): pass
class Y(O): pass
class K2(X, B, Y): pass
class K3(X, A): pass
class Z(K1, K2): pass
print(names(K1), names(K2), names(K3), names(Z))
for bases in ((O, A), (A, A), (D, B, A), (int, str), (bool,), (5,), (None,), (type(None),), (O, object, A), (type(lambda: 0),), (object, int), (E, A, D)):
    try:
        print(names(type("Bad", bases, {})))
    except TypeError as e:
        print(str(e).replace("\n", "|"))
class P: x = 1
class Q(P): pass
class R(P): x = 2
class S(Q, R): pass
print(S.x, S().x)
Q.x = 3
print(S.x)
del Q.x
print(S.x)
S.__bases__ = (R, Q)
print(names(S), S.x)
for change in (lambda: setattr(S, "__bases__", ()), lambda: setattr(S, "__bases__", (S,)), lambda: setattr(P, "__bases__", (S,)), lambda: setattr(S, "__bases__", 5), lambda: setattr(S, "__bases__", (int,))):
    try:
        change()
        print("ok")
    except TypeError as e:
        print(e)
class Coop:
    def __init__(self, **kw):
        self.seen = sorted(kw)
        super().__init__()
class L(Coop):
    def __init__(self, a, **kw): super().__init__(**kw); self.a = a
class M(Coop):
    def __init__(self, b, **kw): super().__init__(**kw); self.b = b
class N(L, M): pass
n = N(a=1, b=2, c=3)
print(n.a, n.b, n.seen, isinstance(n, Coop), issubclass(N, M), issubclass(N, (int, L)))
class MetaMro(type):
    def mro(cls): return [cls, P, object] if cls.__name__ == "Custom" else super().mro()
class Custom(metaclass=MetaMro): pass
print(names(Custom), Custom.x, Custom().x, Custom.__bases__)
print([c.__name__ for c in O.__subclasses__()], O.__base__, F.__base__.__name__)
