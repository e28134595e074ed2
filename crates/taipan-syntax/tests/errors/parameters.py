def f(a, a): pass
###
def f(a=1, b): pass
###
def f(*): pass
###
def f(*, **k): pass
###
def f(*,): pass
###
def f(*a, *b): pass
###
def f(*a, *): pass
###
def f(**k, a): pass
###
def f(**k, *a): pass
###
def f(**k, **l): pass
###
def f(**k, /): pass
###
def f(/): pass
###
def f(/, a): pass
###
def f(a, /, b, /): pass
###
def f(a, *, b, /): pass
###
def f(*a, /): pass
###
def f(a, / *b): pass
###
def f(*a=1): pass
###
def f(**a=1): pass
###
def f(a=): pass
###
def f(a=, b): pass
###
def f(a=1, /, b): pass
###
def f((a, b)): pass
###
def f(a, (b, c)): pass
###
def f(1): pass
###
def f("a"): pass
###
def f(a.b): pass
###
def f(a b): pass
###
def f(a,, b): pass
###
def f(, a): pass
###
def f(a: ): pass
###
def f(a: int b): pass
###
def f(a) -> : pass
###
def f(a: *int): pass
###
def f(*a: *int): pass
def f(**a: *int): pass
###
def f(a) b: pass
###
def f(a
###
def f a: pass
###
def (a): pass
###
def f(*, a=1, b, c=): pass
###
lambda a, a: 1
###
lambda a=1, b: 1
###
lambda *: 1
###
lambda *, **k: 1
###
lambda *a, *b: 1
###
lambda **k, a: 1
###
lambda **k, *a: 1
###
lambda /: 1
###
lambda /, a: 1
###
lambda a, /, b, /: 1
###
lambda *a, /: 1
###
lambda a, / *b: 1
###
lambda *a=1: 1
###
lambda **a=1: 1
###
lambda a=: 1
###
lambda (a, b): 1
###
lambda a, (b, c): 1
###
lambda 1: 1
###
lambda a b: 1
###
lambda a: int: 1
###
lambda *,: 1
###
f(lambda *: 1)
###
def f(x, *, x): pass
###
def f(x, *x): pass
###
def f(x, **x): pass
###
def f[T](x: T): pass
def f[T, T](): pass
###
class A[T, T]: pass
###
type X[T, T] = int
###
def f[](): pass
###
class A[]: pass
###
type X[] = int
###
type X
###
type X =
###
type X[T: (int, str) = int
###
type X[*T: int] = int
###
type X[*T: (int, str)] = int
###
type X[**T: int] = int
###
type X[T = int, U] = int
###
type 1 = int
###
type X.y = int
###
type X[T] = yield
###
type X = (yield)
###
type X = await y
###
type X = (y := 1)
###
type X[T: (yield)] = 1
###
type X[T: (y := 1)] = 1
###
type X[T: ((y := 1), 2)] = 1
###
type X[T = (y := 1)] = 1
###
type X[*T = (y := 1)] = 1
###
type X[**T = (y := 1)] = 1
###
def f[T: (yield)](): pass
###
def f(x: (yield)): pass
###
def f(x: (y := 1)): pass
###
def f() -> (yield): pass
###
x: (yield)
###
x: (y := 1)
###
def f():
    x: (yield)
###
async def f():
    x: (await y)
###
async def f():
    def g(x: await y): pass
###
class A[T](yield): pass
###
class A[T]((x := 1)): pass
###
def f[T](x=(yield)): pass
###
def f[T](x: (yield)): pass
###
def f[__classdict__](): pass
###
class A[__debug__]: pass
###
def f():
    def g[T]():
        nonlocal T
###
class A:
    def g[T](self):
        nonlocal T
###
def f[T = int, U](): pass
###
type X = [y := 1 for z in w]
###
class A[T]([(y := 1) for z in w]): pass
###
class A:
    [(y := 1) for z in w]
###
class A:
    type X = [(y := 1) for z in w]
###
def f(a=yield): pass
###
def f(__debug__): pass
###
lambda __debug__: 1
###
def f(x=1, y): pass
def g(
