# Conditional jumps on every kind of value; comparison sites that change type.
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __len__(self): return 0
def truth(x): return "T" if x else "F"
vals = [0, 1, -1, 2**60, 0.0, -0.0, 0.1, float("nan"), "", "a", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, True, False, b"", b"0", T(True), T(False), L(), object(), int, truth, ..., range(0), range(1), 0j, 1j, frozenset(), bytearray(), 10**30]
for _ in range(10): r = "".join(truth(v) for v in vals)
print(r)
def cmp(a, b): return (a < b, a <= b, a == b, a != b, a > b, a >= b)
nan = float("nan")
pairs = [(1, 2), (2, 1), (1, 1), (1, 1.0), (1.5, 1), (2**60, 2**60 + 1), (2**60, 1.0), ("a", "b"), ("a", "a"), ("ab", "a"), ((1, 2), (1, 3)), ([1], [1]), (True, 1), (nan, nan), (nan, 1), (b"a", b"b"), ({1}, {1, 2}), (10**30, 1e30), (-1, 2**64), ("é", "e"), (0.0, -0.0), (float("inf"), 10**400)]
for _ in range(10): r = ["".join("01"[x] for x in cmp(*p)) for p in pairs]
print(r)
for bad in ((1, "a"), (None, None), ([1], (1,)), (1j, 1j), ({}, {}), (object(), 1)):
    try: cmp(*bad)
    except TypeError as e: print(e)
def eq(a, b): return a == b
print([eq(*p) for p in ((1, "1"), (None, None), (None, 0), ([], ()), ("a", b"a"), (int, int), (1, True), (len, len), ({}, {}), ([nan], [nan]), (T(1), T(1)))])
def is_none(x): return x is None, x is not None, not x
print([is_none(x) for x in (None, 0, [], "a")])
def loop(n):
    i, out = 0, 0
    while i < n: i += 1; out += 1 if i > n / 2 else 0
    return out
print(loop(100), loop(50.5), loop(True), loop(2**60 - 2**60 + 3))
def chain(a, b, c): return a < b < c, a == b == c, a < b > c, a in b in c if isinstance(c, list) and isinstance(b, str) else None
print([chain(*x) for x in ((1, 2, 3), (1, 1.0, True), (3, 2, 1), ("a", "b", "c"))])
x = 0
for v in vals:
    if v: x += 1
    elif not v and v is not None: x += 100
    while v:
        x += 1000; break
    else: x += 10000
print(x, 1 and 0 or 3, [] or {} or "last", "a" and "b" and "", not not "x", (0 or None) is None)
