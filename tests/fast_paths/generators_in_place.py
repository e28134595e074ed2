# Generators run on their own registers: what they hold survives calls, collections and re-entry.
import gc
def gen(n):
    kept = [n, str(n)]
    for i in range(n):
        inner = {"i": i}
        got = yield i, len(kept)
        if got:
            kept.append(got)
        gc.collect()
        assert inner == {"i": i}
    return kept
g = gen(4)
print(next(g), g.send("x"), g.send(None), g.send("y"))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)), sum(tree(8)))


def reenter():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    yield from me2
me = reenter()
me2 = iter(["two", "three"])
print(list(me))


def caller(f):
    for i in range(3):
        yield f(i, *[i] * i, **{"k": i})
print(list(caller(lambda *a, k: (a, k))))


def raising():
    try:
        yield 1
        yield 2
    except KeyError as error:
        yield repr(error)
    finally:
        yield "finally"
r = raising()
print(next(r), r.throw(KeyError("k")), next(r), next(r, "end"))


def delegating():
    result = yield from gen(2)
    yield result
print(list(delegating()))


def accumulate():
    total = 0
    while True:
        value = yield total
        if value is None:
            return total
        total += value
a = accumulate()
next(a)
print(a.send(3), a.send(4))
def outer():
    print("returned", (yield from a))
for _ in outer():
    break
print([x for x in (y * 2 for y in (z + 1 for z in range(4)))])


def handled():
    try:
        raise ValueError("outer")
    except ValueError:
        for x in two():
            yield x
        try:
            raise
        except ValueError as error:
            yield str(error)
def two():
    try:
        yield "a"
        raise KeyError
    except KeyError as error:
        yield repr(error.__context__)
print(list(handled()))


def closing():
    try:
        while True:
            yield
    except GeneratorExit:
        print("closed")
        raise
c = closing()
next(c)
c.close()
c.close()
print(list(c))
gens = [gen(3) for _ in range(50)]
print(sum(next(g)[0] for g in gens for _ in range(2)))


def infinite():
    n = 0
    while True:
        n += 1
        yield n
total = 0
for n in infinite():
    if n > 1000:
        break
    total += n
print(total)


def star(*args):
    for i, x in enumerate(args):
        args = (x,) + args[1:]
        yield i, args
print(list(star(1, 2, 3)))
