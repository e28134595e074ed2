# enumerate, zip, map, filter, reversed, iter, next, sum, any, all and their laziness.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=2**61)), next(enumerate("x", 2**60 - 1)), list(enumerate("ab", -1)))
print(list(zip("abc", [1, 2])), list(zip()), list(zip("a")), list(zip("ab", "cd", "ef")), list(map(lambda *a: a, "ab", "cde")), list(map(str, range(3))), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed("abc")), list(reversed([1, 2])), list(reversed(range(3))))
for args in (("ab", "c"), ("a", "bc"), ("a", "b", "cd"), ("abc", "abc", "ab"), ("ab", "ab")):
    try: print(list(zip(*args, strict=True)))
    except ValueError as e: print(e)
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((0.5, 1)), sum(range(10**5)), sum([2**60] * 4), sum([1.5, 2**70]), sum([True, True]), sum([1j, 1]), sum(x for x in ()), sum([10**20, -(10**20), 1]))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "empty"), next(iter([]), None))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 5)), [x for x in iter(lambda: tick(), 9)])
log = []
def noisy(x): log.append(x); return x
m = map(noisy, [1, 2, 3])
print(log, next(m), log, any(map(noisy, [0, 5, 6])), log, all(map(noisy, [7, 0, 8])), log)
z = zip(iter(noisy, 0) if False else iter([1, 2, 3]), iter([1]))
print(list(z), any([]), all([]), any([0, None, ""]), all([1, [0]]))
a = iter([1, 2, 3]); b = iter([10])
print(list(zip(a, b)), list(a))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), list(zip(It(2), It(5))), sum(It(4)), max(It(4)), sorted(It(4)), tuple(map(lambda x: x, It(2))), 2 in It(5), [*It(2)], dict(enumerate(It(2))), list(enumerate(zip(It(2), "ab"))))
for bad in (lambda: next(It(0)), lambda: list(map(lambda x: 1 / x, [1, 0])), lambda: list(map(5, [1])), lambda: list(zip([1], 5)), lambda: list(filter(5, [1])), lambda: list(filter(lambda: 1, [1])), lambda: enumerate([], "a"), lambda: reversed(It(1)), lambda: sum([1], "a"), lambda: sum(5), lambda: next(5), lambda: iter(5), lambda: iter(5, 5), lambda: zip(1), lambda: sum([b""], b""), lambda: sum([[]], bytearray())):
    try: print(bad())
    except BaseException as e: print(type(e).__name__, e)
e = enumerate("abc")
print(next(e), list(e), type(e).__name__, type(zip()).__name__, type(map(str, [])).__name__, iter(e) is e, type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter({}.items())).__name__, type(reversed([])).__name__, type(iter(tick, 1)).__name__, type(reversed({})).__name__, type(iter("é")).__name__)
