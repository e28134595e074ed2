# A metaclass's mro() that assigns __bases__ of classes whose MRO is being computed.
class M(type):
    def mro(cls):
        if ready and cls.__name__ == "B1":
            B2.__bases__ = (B1,)
        if ready and cls.__name__ == "B2":
            B1.__bases__ = (B2,)
        return type.mro(cls)


ready = False
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
ready = True
try:
    B1.__bases__ += ()
except TypeError as e:
    print(e)
ready = False
print(B1.__bases__, B2.__bases__, A.__subclasses__())


class N(type):
    def mro(cls):
        global again
        if again and cls.__name__ == "C":
            again = False
            C.__bases__ = (Y,)
        return type.mro(cls)


again = False
class Z(metaclass=N): pass
class X(Z): pass
class Y(Z): pass
class C(Z): pass
again = True
C.__bases__ = (X,)
X.__bases__ = (C,)
print(C.__bases__, Y.__subclasses__(), X.__subclasses__())
print(X.__bases__, C.__subclasses__())
