# One arithmetic site sees ints, floats, big ints, strings, user classes and errors, in turn.
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add", self.n, o)
    def __radd__(self, o): return ("radd", o, self.n)
def add(a, b): return a + b
for _ in range(200): add(1, 2)
print(add(2**60 - 1, 1), add(2**60, -1), add(1, 2), add(1.5, 2), add(1, 2.5), add("a", "b"), add([1], [2]), add((1,), (2,)), add(V(1), 2), add(1, V(2)), add(True, True), add(1j, 1), add(b"a", b"b"), add(10**30, 10**30))
for bad in ((1, "a"), ("a", 1), (None, 1), ([1], (1,)), (1, None)):
    try: add(*bad)
    except TypeError as e: print(e)
for _ in range(200): add(1.5, 2.5)
print(add(1, 2), add(0.1, 0.2), add(float("inf"), -float("inf")), add("x", "y"))
def loop(start, step, n):
    x = start
    for _ in range(n): x = x + step
    return x
print(loop(0, 1, 500), loop(2**60 - 250, 1, 500), loop(0, 0.1, 300), loop("", "ab", 100)[-4:], loop(2**59, 2**59, 30), loop(-(2**60) + 5, -1, 20), len(loop([], [1], 50)))
def ops(a, b): return a - b, a * b, a // b, a % b, a / b, a < b, a == b, a & b if isinstance(a, int) and isinstance(b, int) else None, -a
for _ in range(100): ops(7, 2)
print(ops(7, 2), ops(7.5, 2), ops(-7, 2), ops(2**60, 2**60 - 1), ops(-(2**60), -1), ops(True, 2), ops(10**20, 3), ops(7, -2.0))
for bad in ((1, 0), (1.0, 0), (10**30, 0), ("a", 1)):
    try: ops(*bad)
    except (ZeroDivisionError, TypeError) as e: print(type(e).__name__)
acc = 0
for x in [1, 2, 2.5, 3, 2**62, -2**62, True, 4]: acc += x
print(acc)
