# requires: 3.14
# Generator expressions: what is evaluated at once, scope, laziness.
def noisy(x):
    print("eval", x)
    return x
g = (noisy(x) * y for x in noisy([1, 2]) for y in noisy([10]) if noisy(True))
print("made")
print(next(g))
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
x = "outer"
print([x for x in range(3)], x, list(x for x in "ab"), x)
n = 5
g = (n * i for i in range(n))
n = 1
print(list(g))
print(sum(i * i for i in range(10)), max((i for i in [3, 9, 2]), key=lambda v: -v), sorted((c for c in "hello"), reverse=True), ",".join(str(i) for i in range(5)), dict((k, v) for k, v in zip("ab", (1, 2))), set(i % 3 for i in range(10)), tuple(i for i in ()), any(i > 3 for i in range(10**9)), all(i < 3 for i in range(10**9)))
def f():
    return list((i, j) for i in range(3) for j in range(i) if (i + j) % 2)
print(f())
gens = [(i + k for i in range(2)) for k in range(3)]
print([list(gg) for gg in gens])
class K:
    vals = [1, 2, 3]
    ok = list(v for v in vals)
    try:
        bad = list(v for v in [1] for w in vals)
    except NameError as e:
        bad = str(e)
print(K.ok, K.bad)
it = iter(range(10))
print(list(zip(it, it)), [(a, b) for a, b in zip(*[iter("abcdef")] * 2)])
src = [1, 2, 3]
g = (s for s in src)
src.append(4)
print(next(g))
src.clear()
print(list(g))
def consume_partially(gen): 
    for v in gen:
        if v > 2: return v
g = (i for i in range(10))
print(consume_partially(g), consume_partially(g), next(g), list(g))
print(1 in (i for i in range(3)), 7 in (i for i in range(3)), [*(i for i in "xy")], (lambda *a: a)(*(i for i in range(3))))
fs = [f for f in ((lambda: i) for i in range(3))]
print([h() for h in fs])
print(list((yield_like for yield_like in [1])), type((_ for _ in ())).__name__, len(list(a for a in range(3) for a in range(a))))
try: len(i for i in [])
except TypeError as e: print(e)
