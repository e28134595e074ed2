# Type parameters of functions, classes and aliases; lazily evaluated.
def first[T](xs: list[T]) -> T: return xs[0]
class Stack[T]:
    items: list[T]
    def __init__(self): self.items = []
    def push[U](self, x: U) -> U: self.items.append(x); return x
class Pair[K, V: (int, str), *Ts, **P]: pass
print(first([3, 4]), first.__type_params__, Stack.__type_params__, Stack().push(5), Stack.push.__type_params__, Pair.__type_params__)
T, = first.__type_params__
print(T.__name__, T.__bound__, T.__constraints__, type(T).__name__, repr(T), Pair.__type_params__[1].__constraints__, [type(p).__name__ for p in Pair.__type_params__], Pair.__type_params__[2], Pair.__type_params__[3])
type Alias = list[int]
type Rec = int | list[Rec]
type Gen[A, B: int] = dict[A, list[B]]
print(Alias, type(Alias).__name__, Alias.__value__, Alias.__name__, Alias.__type_params__, Rec.__value__, Gen.__value__, Gen.__type_params__, Gen.__type_params__[1].__bound__)
type Lazy = undefined_name_here
try: Lazy.__value__
except NameError as e: print(e)
undefined_name_here = str
print(Lazy.__value__)
def bounded[N: undefined_bound](x: N): return x
print(bounded(1))
try: bounded.__type_params__[0].__bound__
except NameError as e: print(e)
print(Gen[int, bool], Stack[int], type(Stack[int]).__name__, Stack[int]().items, Stack[int].__origin__ is Stack, Stack[int].__args__)
class Base[T]:
    x = T
    def m(self): return T
print(Base.x, Base().m() is Base.x, Base.__mro__, Base.__orig_bases__)
class Sub(Base[int]): pass
print(Sub.__mro__, Sub.__orig_bases__, Sub().m())
T = "outer"
def shadow[T](): return T
print(shadow(), T)
def outer[X]():
    def inner[Y](): return X, Y
    return inner
print(outer()(), int | str, (int | None).__args__, int | list[str], isinstance(3, int | str))
