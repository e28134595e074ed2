# Iterators over things that shrink, grow or vanish under them.
l = [1, 2, 3, 4]
it = iter(l)
next(it); del l[:]
print(next(it, "end")); l.extend([1, 2, 3])
print(next(it, "end"))
r = reversed(l); l.clear(); print(list(r))
e = enumerate(l); l.append("late"); print(list(e))
z = zip(l, l); next(z); l.append("more"); print(list(z))
d = {i: i for i in range(5)}
its = [iter(d), iter(d.values()), iter(d.items()), reversed(d)]
for i in its: next(i)
d[99] = 1
for i in its:
    try: next(i)
    except RuntimeError as x: print(x)
    try: print(next(i, "end"))
    except RuntimeError as x: print("again", x)
d = {1: 1, 2: 2}
it = iter(d)
next(it); d.clear()
try: print(next(it, "end"))
except RuntimeError as x: print(x)
s = {1, 2, 3}
it = iter(s); next(it); s.add(100)
try: next(it)
except RuntimeError as x: print(x)
d = {i: 0 for i in range(3)}
try:
    for k in d: del d[k]; d[k + 10] = 0
except RuntimeError as x: print(x)
v = d.values(); d.clear(); d["new"] = 1; print(list(v))
b = bytearray(b"abc")
it = iter(b); next(it); b.clear(); print(next(it, "end"))
def g():
    yield from l2
l2 = [1, 2, 3]
it = g(); next(it); l2.clear(); print(list(it))
m = map(lambda x: l3.pop(), l3 := [1, 2, 3, 4, 5, 6])
print(list(m), l3)
x = [1, 2, 3]
for x[0] in x: pass
print(x)
x = [[1], [2]]
for x in x: x.append(x)
print(len(x))
s = "abc"
for c in s: s += c
print(s)
text = ["a"]
for t in text:
    if len(text) < 50: text.extend([t, t])
print(len(text))
f = filter(lambda v: rem.remove(v) or True, rem := [1, 2, 3, 4])
print(list(f), rem)
class Seq:
    def __init__(self): self.n = 5
    def __len__(self): return self.n
    def __getitem__(self, i):
        self.n -= 1
        if i >= self.n: raise IndexError
        return i
print(list(Seq()), list(reversed(Seq())), 3 in Seq())
