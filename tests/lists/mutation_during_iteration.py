# requires: 3.14
# Changing a list while it is being iterated, sliced, sorted, compared.
l = [1, 2, 3, 4, 5, 6]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [1, 2, 3]
for x in l:
    if len(l) < 8: l.append(x * 10)
print(l)
l = [1, 2, 3, 4]
seen = []
for x in l:
    seen.append(x)
    if x == 2: l.insert(0, "new")
    if len(seen) > 6: break
print(seen, l)
l = list(range(5))
it = iter(l)
print(next(it), next(it))
l.clear()
print(list(it), it.__length_hint__())
l.extend([7, 8, 9])
print(list(it))
l = list(range(5))
r = reversed(l)
print(next(r), next(r))
del l[1:]
print(list(r))
l = [3, 1, 2]
def key(x):
    l.append(99)
    return x
try:
    l.sort(key=key)
except ValueError as e:
    print(e, l)
def key2(x):
    lens.append(len(l))
    return -x
l, lens = [3, 1, 2], []
l.sort(key=key2)
print(l, lens)
class Cmp:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        l.clear()
        return self.n < o.n
    def __repr__(self): return f"C{self.n}"
l = [Cmp(3), Cmp(1), Cmp(2)]
try:
    l.sort()
except ValueError as e:
    print(e)
print(l)
class Boom:
    def __lt__(self, o): raise KeyError("lt")
l = [Boom(), Boom(), 5]
try:
    l.sort()
except KeyError as e:
    print(e, len(l))
class EqClear:
    def __init__(self, victim): self.victim = victim
    def __eq__(self, o):
        self.victim.clear()
        return False
l = [1, 2, 3, 4]
print(EqClear(l) in l, l)
l = [1, 2, 3]
print(l.count(EqClear(l)), l)
l = [1, 2, 3]
try:
    print(l.index(EqClear(l)))
except ValueError as e:
    print("ValueError", l)
l = [1, 2, 3]
try:
    l.remove(EqClear(l))
except ValueError as e:
    print("ValueError", l)
l = [1, 2, 3]
l2 = [EqClear(l), 2, 3]
print(l == l2, l2 == l, l)
class Idx:
    def __init__(self, victim, n): self.victim, self.n = victim, n
    def __index__(self):
        self.victim.clear()
        return self.n
for op in (lambda v: v[Idx(v, 1)], lambda v: v.__setitem__(Idx(v, 1), 5), lambda v: v.pop(Idx(v, 1)), lambda v: v.insert(Idx(v, 1), 7), lambda v: v[Idx(v, 0):], lambda v: v.__setitem__(slice(Idx(v, 1), None), [9]), lambda v: v.__delitem__(slice(Idx(v, 1), None)), lambda v: v * Idx(v, 2), lambda v: v.index(1, Idx(v, 0)), lambda v: v.__imul__(Idx(v, 3))):
    v = [1, 2, 3]
    try:
        print(op(v), v)
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e, v)
def shrinking():
    yield 1
    target.clear()
    yield 2
target = [1, 2, 3, 4, 5]
target.extend(shrinking())
print(target)
target = [1, 2, 3, 4, 5]
target[1:3] = shrinking()
print(target)
target = list(range(6))
try:
    target[::2] = (target.append(0) or x for x in range(3))
except ValueError as e:
    print(e)
print(target)
l = [1, 2, 3]
print([l.pop() for _ in l], l, [x for x in l for l2 in [l.append(x) if len(l) < 5 else None]])
l = [5, 4, 3]
print(list(map(lambda x: l.pop(), l)), l, list(zip(l, l)), max(l, key=lambda x: l.clear() or x), l)
