# Defaults are evaluated once, in order, when `def` runs; decorators before that.
log = []
def note(x):
    log.append(x)
    return x
def deco(tag):
    log.append("make " + tag)
    def apply(fn):
        log.append("apply " + tag)
        fn.tags = getattr(fn, "tags", ()) + (tag,)
        return fn
    return apply
@deco("outer")
@deco("inner")
def f(a=note(1), b=note(2), *, c=note(3), **k):
    return a, b, c
print(log, f(), f.tags)
fs = []
for i in range(3):
    def late(): return i
    def early(i=i): return i
    fs.append((late, early))
print([(a(), b()) for a, b in fs])
def fib(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(80), len(fib.__defaults__[0]))
x = "module"
class K:
    x = "class"
    def m(self, x=x): return x
    def n(self): return x
print(K().m(), K().n())
@lambda fn: fn()
def value():
    return {"called": "at once"}
print(value)
class Deco:
    def __init__(self, fn): self.fn, self.calls = fn, 0
    def __call__(self, *a):
        self.calls += 1
        return self.fn(*a)
@Deco
def add(a, b): return a + b
print(add(1, 2), add(3, 4), add.calls)
try:
    @note
    def broken(a=1 / 0): pass
except ZeroDivisionError as e:
    print(e, log[-1], "broken" in globals())
@(deco("any") if True else None)
def any_expression(): pass
print(any_expression.tags, [fn for fn in [note]][0](9))
