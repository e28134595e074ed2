# Growth, collisions, deletions, key kinds that compare equal across types.
class C:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
d = {C(i): i for i in range(60)}
print(len(d), all(d[C(i)] == i for i in range(60)), C(99) in d)
for i in range(0, 60, 3): del d[C(i)]
print(len(d), [v for v in d.values()][:5], C(3) in d, d[C(4)])
for i in range(0, 60, 3): d[C(i)] = -i
print(len(d), list(d.values())[-3:])
d = {}
for i in range(2000):
    d[i] = str(i); d[str(i)] = i; d[(i, i)] = i; d[float(i) + 0.5] = i
print(len(d), d[1999], d["1999"], d[(7, 7)], d[3.5], d[5.0], d[True], (8, 9) in d)
for i in range(1999): del d[i], d[str(i)], d[(i, i)], d[i + 0.5]
print(d)
queue = {}
for i in range(3000):
    queue[i] = i
    if len(queue) > 5: del queue[next(iter(queue))]
print(queue)
d = {i: i for i in range(10)}
for i in range(5): d.popitem()
d[100] = 1
print(d)
keys = [2**60, float(2**60), 2**64, -1, -2, 0, -0.0, 1.5, 10**30, 1e30, "a", b"a", ("a",), frozenset("a"), None, ..., int, len]
d = {}
for n, k in enumerate(keys): d.setdefault(k, []).append(n)
print(list(d.values()), len(d))
s = "key" + str(5)
d = {s: 1}
print(d["key5"], d["ke" + "y5"], d.get("key" + chr(53)), {"é日": 2}["é" + "日"])
words = ("the cat the dog a cat the end " * 20).split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
print(count, max(count, key=count.get), sorted(count, key=lambda w: (-count[w], w)))
inv = {}
for w, n in count.items(): inv.setdefault(n, []).append(w)
print(inv)
g = {k: {} for k in "abc"}
for k in g:
    for j in g: g[k][j] = k + j
print(g["a"], sum(len(x) for x in g.values()))
d = {}
d["self"] = d
d[1] = [d]
print(d, d["self"]["self"] is d)
print(len({i % 7: i for i in range(100)}), {i % 3: i for i in range(10)}, {(a, b): a * b for a in range(2) for b in range(2)})
