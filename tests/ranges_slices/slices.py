# slice objects: construction, indices, hashing, passing through __getitem__.
class Show:
    def __getitem__(self, k): return k
s = Show()
print(s[1:2], s[:], s[::], s[1:2:3], s[:, 1], s[..., ::2], s[1:2, 3:4], s["a":"b"], s[None:], s[(1, 2):], s[-1:], s[1:][2:] if False else "")
x = slice(1, 10, 2)
print(x, x.start, x.stop, x.step, slice(5), slice(None), x == slice(1, 10, 2), x == slice(1, 10), slice(1, 2) < slice(1, 3), hash(slice(1)) == hash(slice(1)), {slice(1): 5}[slice(1)])
for args in ((10,), (2,), (0,), (100,)): print(x.indices(*args), slice(None, None, -1).indices(*args), slice(-3, None).indices(*args), slice(None, -1).indices(*args))
for bad in (lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: x.indices(-1), lambda: slice("a", 1).indices(5), lambda: [1, 2][slice("a", 1)], lambda: [][::0], lambda: x.indices("a"), lambda: slice(1.5).indices(3), lambda: {}[1:2], lambda: hash(slice([]))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
data = list(range(12))
for sl in (slice(None), slice(3), slice(-3, None), slice(None, None, -2), slice(8, 2, -2), slice(-100, 100, 5), slice(5, -100, -1), slice(2, 2), slice(None, None, 10**20), slice(10**30, None), slice(None, -(10**30), -1)):
    print(sl, data[sl], tuple(data)[sl], "abcdefghijkl"[sl], range(12)[sl], bytes(data)[sl] if False else "")
del data[slice(1, None, 2)]
print(data)
data[slice(0, 2)] = "xyz"
print(data)
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(data[Idx(1):Idx(4)], data[Idx(-1)], "abcdef"[Idx(1)::Idx(2)], slice(Idx(1), Idx(5)).indices(10))
order = []
def ev(x): order.append(x); return x
s[ev(1):ev(2):ev(3), ev(4)]
Show()[ev(5)]
lst = [0] * 5
def get(): order.append("lst"); return lst
get()[ev(0):ev(2)] = ev([7])
print(order, lst)
get()[ev(0)] += ev(5)
print(order[-3:], lst)
m = [[1, 2, 3], [4, 5, 6]]
print([r[1:] for r in m], m[0][::-1], [*map(lambda r: r[-1], m)], m[-1][-1:], [c[:] for c in m] == m)
def rot(l, k): return l[k:] + l[:k]
print(rot([1, 2, 3, 4], 1), rot("abcd", -1), rot((1, 2, 3), 2), [data[i:i + 2] for i in range(0, len(data), 2)])
