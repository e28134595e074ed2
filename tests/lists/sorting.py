# sort and sorted: stability, keys, reverse, partial order, errors, large inputs of many shapes.
data = [("b", 2), ("a", 2), ("c", 1), ("a", 1), ("b", 1)]
print(sorted(data), sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[1], reverse=True), sorted(data, reverse=True))
data.sort(key=lambda t: t[0])
print(data)
def lcg(n, seed=42):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        out.append(seed)
    return out
def check(xs, **kw):
    got = sorted(xs, **kw)
    key = kw.get("key", lambda x: x)
    for a, b in zip(got, got[1:]):
        bad = key(a) < key(b) if kw.get("reverse") else key(b) < key(a)
        if bad: return "WRONG"
    return len(got)
r = lcg(2000)
for xs in (r, sorted(r), sorted(r, reverse=True), [x % 5 for x in r], [x % 100 / 7 for x in r], [str(x) for x in r], r[:1000] + sorted(r[1000:]), [0] * 500, [(x % 3, str(x % 11)) for x in r], [x * 2**50 for x in r], [x - 2**30 for x in r], [[x % 4, x % 7] for x in r[:500]]):
    print(check(xs), check(xs, reverse=True), check(xs, key=lambda x: (str(x)[-1:], x)), end="; ")
print()
pairs = [(x % 10, i) for i, x in enumerate(r)]
s = sorted(pairs, key=lambda p: p[0])
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(s, s[1:])))
s = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(a[0] > b[0] or a[1] < b[1] for a, b in zip(s, s[1:])))
for bad in (lambda: sorted([1, "a", 2]), lambda: sorted([None, 1]), lambda: sorted([1, 2], key=lambda x: 1 / 0), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: sorted([[1], ["a"], [0]]), lambda: [3, 2].sort(key=5), lambda: sorted([2, 1], reverse="x"), lambda: sorted([(1, "a"), (1, 2)]), lambda: sorted("b a".split(), key=len, reverse=None)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([True, 2, 0.5, -1, False, 1.0]), sorted("bca"), sorted({"z": 1, "y": 2}), sorted([3, 1, 2], key=None), [].sort(), sorted([5]), sorted((), reverse=True), sorted([2**70, -(2**70), 0, 2**60, -5, 1e30]))
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0]), sorted([nan, 1.0]), sorted([-0.0, 0.0, -1.5]), sorted([float("inf"), -float("inf"), 0]))
class K:
    count = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.count += 1
        return self.v < o.v
[K(i) for i in range(10)].sort()
print(K.count)
K.count = 0
xs = sorted((K(x) for x in r[:100]), key=lambda k: k)
print([k.v for k in xs] == sorted(r[:100]), K.count < 700)
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print(calls, sorted(["b", "A", "a", "B"], key=str.lower), sorted([[2, 1], [1, 2], [1]]), sorted([(1,), ()]), sorted([frozenset([1]), frozenset([1, 2]), frozenset()], key=len))
l = [3, 1, 2]
alias = l
print(l.sort(), alias, sorted(l, key=lambda x: -x), sorted(l, key=lambda x: [x]), l.sort(reverse=True), l)
import random
random.seed(1)
big = [random.random() for _ in range(3000)]
print(sorted(big) == sorted(big[::-1]), sorted(big)[0] == min(big), sorted(big)[-1] == max(big), sorted(map(str, big))[0])
