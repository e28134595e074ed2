# Recursion of several shapes; depth below the limit works, beyond it is RecursionError.
import sys
def fact(n): return 1 if n == 0 else n * fact(n - 1)
print(fact(20), fact(50), len(str(fact(300))))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(500), odd(401))
def ackermann(m, n):
    if m == 0: return n + 1
    if n == 0: return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3), ackermann(2, 20))
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
moves = []
hanoi(6, "A", "B", "C", moves)
print(len(moves), moves[:6])
def forever(n): return forever(n + 1)
for _ in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, e)
depth = 0
def count():
    global depth
    depth += 1
    count()
try:
    count()
except RecursionError:
    print(900 < depth <= 1000)
def cleanup(n):
    try:
        cleanup(n + 1)
    finally:
        seen.append(n)
seen = []
try:
    cleanup(0)
except RecursionError:
    print(seen[-1], seen == sorted(seen, reverse=True))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))(15))
old = sys.getrecursionlimit()
sys.setrecursionlimit(3000)
print(old, sys.getrecursionlimit(), fact(1200) % 1000007)
for bad in (0, -1, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def permutations(items):
    if len(items) <= 1: return [items]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]
print(len(permutations([1, 2, 3, 4, 5])), permutations("ab" and [1, 2, 3]))
