# Keys and comparison functions that raise, mutate, or lie.
class Liar:
    n = 0
    def __lt__(self, o): Liar.n += 1; return Liar.n % 3 == 0
l = [Liar() for _ in range(100)]
l.sort(); print(len(l), len(set(map(id, l))))
class Rnd:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 50: raise ArithmeticError("at 50")
        return self.v < o.v
l = [Rnd((i * 37) % 101) for i in range(101)]
try: l.sort()
except ArithmeticError as e: print(e, len(l), sorted(r.v for r in l) == list(range(101)))
def key(x):
    del l[:]
    return -x
l = [3, 1, 2]
try: l.sort(key=key)
except ValueError as e: print(e)
print(l)
def key(x):
    l[:] = [9] * 50
    return x
l = list(range(10))
try: l.sort(key=key)
except ValueError as e: print(e)
print(l)
class Gone:
    def __lt__(self, o):
        global l
        l = None
        return True
l = [Gone(), Gone(), Gone()]
keep = l
l.sort(); print(l, len(keep))
class Bool:
    def __bool__(self): raise OSError("bool")
class RetBool:
    def __lt__(self, o): return Bool()
for f in (lambda: sorted([RetBool(), RetBool()]), lambda: max([RetBool(), RetBool()], key=lambda x: x), lambda: [1 for _ in (1,) if Bool()], lambda: Bool() and 1, lambda: not Bool(), lambda: filter(None, [Bool()]).__next__(), lambda: any([Bool()]), lambda: all([Bool()])):
    try: print(f())
    except (OSError, TypeError) as e: print(type(e).__name__, e)
nested = []
def key(x):
    nested.append(sorted(range(x), key=lambda y: -y))
    return x
print(sorted([3, 1, 2], key=key), nested)
def key(x):
    if x == 2: raise KeyError("key")
    return x
l = [3, 2, 1]
try: l.sort(key=key)
except KeyError as e: print(e, l)
class Cmp(int):
    def __lt__(self, o): return int(self) > int(o)
print(sorted([1, Cmp(2), 3, Cmp(4)])[0] in (1, 2, 3, 4), sorted([Cmp(1), Cmp(3), Cmp(2)]), min([Cmp(1), Cmp(2)]), max(Cmp(1), Cmp(2)))
print(list(map(lambda x: l.clear() or x, l)), l, sorted([float("nan"), 1, float("nan"), 0]).__len__())
