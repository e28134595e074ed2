# Programs do not depend on when an object is finalized: with and close do the work.
class R:
    opened = 0
    def __enter__(self): R.opened += 1; return self
    def __exit__(self, *a): R.opened -= 1
def use(n):
    with R() as a, R() as b:
        if n == 0: return R.opened
        return use(n - 1)
print(use(3), R.opened)
def g():
    try:
        yield 1
        yield 2
    finally: closed.append(1)
closed = []
for i in range(5):
    it = g(); next(it); it.close()
print(len(closed))
for i in range(3):
    for x in g(): pass
print(len(closed))
cache = {}
for i in range(500):
    cache[i % 10] = [i] * 10
print(sum(v[0] for v in cache.values()), len(cache))
ids = set()
alive = [object() for _ in range(100)]
print(len({id(o) for o in alive}))
