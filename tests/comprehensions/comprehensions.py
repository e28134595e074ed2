# Scopes, nesting, conditions, order of evaluation, several targets.
print([x * 2 for x in range(5) if x % 2 if x > 1], {x: y for x, y in zip("ab", range(2))}, sorted({c.lower() for c in "AbaB"}), [(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(3)] for i in range(3)])
x = "outer"
print([x for x in "abc"], x)
log = []
def ev(v, tag): log.append(tag); return v
[ev(i, f"elt{i}") for i in ev([1, 2], "iter") if ev(True, f"cond{i}")]
{ev(i, f"key{i}"): ev(i, f"val{i}") for i in [1, 2]}
print(log)
def f(n):
    y = 10
    return [y + i for i in range(n) for y in [y]] if False else [(lambda: i + y)() for i in range(n)]
print(f(3))
class K:
    a = 3
    b = [a_ for a_ in range(a)]
    try:
        c = [a for _ in range(2)]
    except NameError as e:
        c = str(e)
print(K.b, K.c, hasattr(K, "a_"))
print([a for a, *b in ["xyz", "pq"]], [b for a, *b in ["xyz", "pq"]], [(a, b, c) for (a, b), c in [((1, 2), 3)]], [i for i, in [(1,), (2,)]])
try: print([1 / i for i in (1, 0)])
except ZeroDivisionError as e: print(e)
try: i
except NameError as e: print(e)
print([y := 5, y ** 2], [last := i for i in range(4)], last, [z for i in range(6) if (z := i * i) > 5], z)
fs = [lambda: i for i in range(3)]
print([g() for g in fs], [g() for g in [lambda i=i: i for i in range(3)]])
m = [[1, 2], [3, 4], [5, 6]]
print([[r[i] for r in m] for i in range(2)], [e for r in m for e in r if e % 2 == 0], [list(r) for r in zip(*m)], {i: [j for j in r] for i, r in enumerate(m)})
primes = [n for n in range(2, 60) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes, {n: [d for d in range(1, n + 1) if n % d == 0] for n in (6, 12, 13)})
def outer():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return [add(i) for i in range(5)], total
print(outer())
print([x if x > 2 else -x for x in range(5)], [not x for x in (0, 1)], [*(i for i in range(2)), *[j for j in "a"]], [[] for _ in range(2)], [() for () in [()]], [{}.get(k, k) for k in "ab"])
l = [1, 2, 3]
print([l.append(0) or len(l) for _ in range(2)], [i for i in l if len(l) > 7 or l.append(i)][:2], len(l))
print([[[k for k in range(j)] for j in range(i)] for i in range(4)], [locals_ for locals_ in [sorted(k for k in {"p": 1})]])
print(sum([i * j for i in range(10) for j in range(10) if i != j]), len([0 for a in range(5) for b in range(5) for c in range(5)]), [a + b for a in "xy" for b in "12"], list(dict.fromkeys([k % 3 for k in range(9)])))
def args(*a, **k): return [v for v in a] + [v for v in k.values()] + [(p, q) for p in a for q in k]
print(args(1, 2, z=3))
