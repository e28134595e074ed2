# Annotations do not change what runs.
from __future__ import annotations
def f(a: this is not evaluated, b: 1 / 0 = 2) -> (nor.this): return a + b
print(f(1), f.__annotations__)
x: undefined.thing = 5
y: int
class C:
    a: int = 1
    b: list[str]
    c: "quoted" = 3
    def m(self, q: Self) -> C: return q
print(x, "y" in globals(), C.__annotations__, C.a, C.m.__annotations__, C().m(4), __annotations__)
def g():
    z: int
    try: z
    except UnboundLocalError as e: print(e)
    w: str = "w"
    return w
print(g())
i: int; j: int = 0
for j in range(2): k: int = j
print(j, k)
lam = lambda v: v
print(lam.__annotations__, f.__annotations__["return"])
