# Loops whose test stands at the end, and loops that unpack pairs: what bodies may do to them.
def pairs():
    d = {1: "a", 2: "b", 3: "c"}
    out = []
    for k, v in d.items():
        if k == 2:
            continue
        out.append((k, v))
    else:
        out.append("else")
    for i, x in enumerate("xyz", 10):
        if i == 11:
            break
        out.append((i, x))
    else:
        out.append("not reached")
    for a, b in zip([1, 2, 3], (4, 5)):
        out.append(a * b)
    return out
print(pairs(), pairs())


def any_source(source):
    total = []
    for a, b in source:
        total.append((b, a))
    return total
# One loop, every kind of iterator, pairs and others, in turn.
sources = [{1: 2}.items(), enumerate("ab"), zip("ab", "cd"), [(1, 2), [3, 4]], ((5, 6),), iter([(7, 8)]),
           ((i, i) for i in range(2)), {"xy": 0}, "ab cd".split(), zip(range(2), range(2), strict=True)]
for source in sources:
    print(any_source(source))
for bad in ([1], [(1,)], [(1, 2, 3)], ["a"], zip("a", "b", "c"), {(1, 2, 3): 0}, enumerate([])):
    try:
        print(any_source(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
d = {1: 1, 2: 2}
try:
    for k, v in d.items():
        d[k + 10] = v
except RuntimeError as error:
    print(error, len(d))
items = [1, 2, 3]
for x in items:
    if len(items) < 6:
        items.append(x * 10)
print(items)


class Strict:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration("told")
for a, b in zip([1], Strict()):
    print("never")
it = iter([1, 2, 3, 4])
print([a * b for a, b in zip(it, it)])
x = "kept"
for x in []:
    pass
print(x)
for (a, b), c in {(1, 2): 3}.items():
    print(a, b, c)
for i, i in enumerate("pq"):
    print(i)


class Slots:
    pass
o = Slots()
for o.key, o.value in {"k": "v"}.items():
    print(o.__dict__)


def while_loops(n):
    out = []
    while n:
        n -= 1
        if n == 3:
            continue
        if n == 1:
            break
        out.append(n)
    else:
        out.append("else")
    while not n < 0 and (m := n) is not None:
        n -= 1
        out.append(m)
    while n != 2.0:
        n += 0.5
    while (lambda limit: n < limit)(4):
        n += 1
    while [y for y in range(int(n)) if y > 3]:
        n -= 1
    return out, n
print(while_loops(6), while_loops(2))
del_me = 1
for i in range(3):
    if i == 1:
        del del_me
    try:
        print(del_me)
    except NameError as error:
        print(error)


def unbound(flag):
    for i in range(2):
        if flag:
            y = i
            flag = False
        else:
            del y
    return y
try:
    unbound(True)
except UnboundLocalError as error:
    print(error)


def returns_in_loop():
    for a, b in {1: 2}.items():
        try:
            return a
        finally:
            print("left", b)
print(returns_in_loop())
