# requires: 3.14
# One for loop over every kind of iterable; iterators that change kind.
def loop(it):
    out = []
    for x in it: out.append(x)
    return out
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class It:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
def gen(): yield "g1"; yield "g2"
sources = lambda: [range(3), [1, 2], (3, 4), "ab", "é日", {"k": 1}, {"k": 1}.items(), {7}, gen(), Seq(), It(), b"xy", map(str, [1]), zip("a", "b"), enumerate("a"), reversed([1, 2]), range(10**20, 10**20 + 2), iter([5]), (x for x in "q"), frozenset([1]), range(5, 0, -2), range(0), bytearray(b"z"), {1: 2}.values(), filter(None, [0, 1])]
for _ in range(20): r = [loop(s) for s in sources()]
print(r)
for bad in (5, None, 1.5, int, loop):
    try: loop(bad)
    except TypeError as e: print(e)
def pairs(it): return [(a, b) for a, b in it]
for _ in range(20): r = [pairs(s) for s in ([(1, 2)], [[3, 4]], ["xy"], {"k": "v"}.items(), zip("a", "b"), enumerate("c"), [{5: 1, 6: 2}], [range(2)], [gen()])]
print(r)
for bad in ([5], [(1,)], [(1, 2, 3)], ["abc"]):
    try: pairs(bad)
    except (TypeError, ValueError) as e: print(str(e)[:40])
def sub(c, k): return c[k]
for _ in range(20): r = [sub(*a) for a in (([1, 2], 0), ([1, 2], -1), ((3, 4), 1), ("ab", 1), ({"k": 5}, "k"), ({0: 6}, 0), (range(5), 2), (b"a", 0), ("é日", 1), ([1, 2, 3], slice(1, None)), (Seq(), 1), ({(1, 2): 7}, (1, 2)), (list[int], 0) if False else ([True], False))]
print(r)
for bad in (([1], 5), ({}, "z"), (5, 0), ((), 0), ("", 0), ([1], "a"), ({}, []), (None, 0), ([1], 2**70)):
    try: sub(*bad)
    except Exception as e: print(type(e).__name__, str(e)[:60])
def store(c, k, v): c[k] = v
l, d = [0] * 3, {}
for i in range(60): store(l, i % 3, i); store(d, i % 3, i)
store(l, -1, "neg"); store(l, slice(0, 1), "sl"); store(d, "new", 1); print(l, d)
def contains(c, x): return x in c
for _ in range(20): r = [contains(*a) for a in (([1], 1), ((1,), 2), ({1}, 1), ({1: 2}, 1), ("abc", "bc"), (range(5), 3), (It(), 1), (Seq(), 20), (b"ab", 97))]
print(r)
total = 0
for i in range(10):
    for j in (range(i), [i] * i, "x" * i)[i % 3]: total += i if j == "x" else j
print(total)
