# requires: 3.14
# Defaults of type parameters and variance, as written.
class A[T = int]: pass
class B[T: object = str, **P = [int]]: pass
type X[T = list[int]] = dict[str, T]
def f[T = bool](x: T) -> T: return x
print(A.__type_params__[0].__default__, [p.__default__ for p in B.__type_params__], X.__type_params__[0].__default__, f.__type_params__[0].__default__, A.__type_params__[0].has_default())
def g[T](): pass
print(g.__type_params__[0].has_default(), repr(g.__type_params__[0].__default__))
print(A[str], X[int], A.__name__, A.__qualname__, X.__module__)
def deco(cls):
    print("decorating", cls.__name__, cls.__type_params__)
    return cls
@deco
class D[Q](A[Q], list):
    attr: Q = 5
    class Inner[R]:
        def m[S](self): return Q, R, S
print(D.attr, D.Inner().m(), D.__bases__, D([1]))
class M(type):
    def __new__(m, n, b, d, **k): print(sorted(x for x in d if "type_params" in x or x[0] != "_"), k); return super().__new__(m, n, b, d)
class E[T](metaclass=M, kw=1): v = 1
print(E.__type_params__)
