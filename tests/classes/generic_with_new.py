# Classes derived from Generic with a __new__ of their own, and subscriptions in several steps.
import copy
from typing import Dict, Generic, List, Tuple, TypeVar

K, T, V = TypeVar("K"), TypeVar("T"), TypeVar("V")


class C(Generic[T]):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self


class D(C[T]): pass


class E(list, Generic[T]):
    def __new__(cls, *args):
        return object.__new__(cls)


print(C(1).args, C[int](2).args, D(3).args, D[str](4).args, copy.copy(C()).args)
try:
    E()
except TypeError as e:
    print(e)
print(List[T][int], Dict[K, V][str, int], Tuple[T, T][int], List[Tuple[T, K]][int, str], List[T][K][V][int])
