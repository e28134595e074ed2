import functools
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
add = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=5)
print(add(2), add(3, c=9), add.args, add.keywords, functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [3, 9, 2], 5))
def deco(f):
    @functools.wraps(f)
    def wrapper(*a): "inner"; return f(*a)
    return wrapper
@deco
def named(x): "doc of named"; return x
print(named.__name__, named.__doc__, named.__wrapped__(3), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2))
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1]), show("s"), show(True))
class C:
    calls = 0
    @functools.cached_property
    def big(self): C.calls += 1; return [1]
c = C()
print(c.big is c.big, C.calls, functools.reduce(lambda a, b: a + b, [[1], [2]], []))
try: functools.reduce(lambda a, b: a, [])
except TypeError as e: print(e)
