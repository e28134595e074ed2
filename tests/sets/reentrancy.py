# Sets whose elements change them from __eq__ and __hash__.
class E:
    def __init__(self, n, act=None): self.n, self.act = n, act
    def __hash__(self): return 1
    def __eq__(self, o):
        act, self.act = self.act, None
        if act: act()
        return isinstance(o, E) and self.n == o.n
def fresh(n=6): return {E(i) for i in range(n)}
s = fresh(); print(E(3, s.clear) in s, len(s))
s = fresh(); s.add(E(9, s.clear)); print(len(s))
s = fresh(); s.discard(E(2, s.clear)); print(len(s))
s = fresh()
s.add(E(50, lambda: [s.add(E(100 + i)) for i in range(30)]))
print(len(s), sorted(e.n for e in s)[-3:])
s = fresh()
try: print(len(s | {E(7, s.clear), E(8)}) > 0)
except RuntimeError as e: print(e)
s = fresh(); t = {E(i) for i in range(3)}
list(t)[0].act = s.clear
try: print(len(s & t) <= 3, len(s))
except RuntimeError as e: print(e)
s = fresh(); t = fresh()
for e in t: e.act = s.clear; break
try: print(s == t in (True, False))
except RuntimeError as e: print(e)
s = fresh()
def chaos():
    s.clear()
    s.update(E(i) for i in range(20))
print(E(5, chaos) in s, len(s))
class HashChange:
    h = 0
    def __hash__(self): HashChange.h += 1; return HashChange.h
x = HashChange()
s = {x}
print(x in s, len(s), len({x, x}))
class Grow:
    def __hash__(self):
        target.add(len(target))
        return 3
target = {0}
target.add(Grow())
print(len(target))
class BoomIter:
    def __iter__(self): yield 1; yield 2; raise KeyError("mid iteration")
s = {10}
for f in (lambda: s.update(BoomIter()), lambda: s.union(BoomIter()), lambda: set(BoomIter()), lambda: s.difference_update(BoomIter()), lambda: s.intersection(BoomIter())):
    try: f()
    except KeyError as e: print(e, sorted(s))
a = {1, 2, 3}
a.intersection_update(x for x in list(a) if a.discard(1) or True)
print(sorted(a))
n = 0
for e in list(fresh(50)): n += e.n
print(n)
