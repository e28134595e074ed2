# Branches specialized to integers: other types at the same site, both outcomes, every operator.
class Loud:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print("lt"); return Truth(True)
    def __eq__(self, o): print("eq"); return Truth(False)
    def __ge__(self, o): return NotImplemented
    __hash__ = None


class Truth:
    def __init__(self, t): self.t = t
    def __bool__(self): print("bool"); return self.t


def compare(a, b):
    out = []
    if a < b: out.append("<")
    if a <= b: out.append("<=")
    if a > b: out.append(">")
    if a >= b: out.append(">=")
    if a == b: out.append("==")
    if a != b: out.append("!=")
    if not a < b: out.append("not <")
    if not a <= b: out.append("not <=")
    if not a > b: out.append("not >")
    if not a >= b: out.append("not >=")
    if not a == b: out.append("not ==")
    if not a != b: out.append("not !=")
    return " ".join(out)


def constant(a):
    out = []
    if a < 3: out.append("<")
    if a <= 3: out.append("<=")
    if a > 3: out.append(">")
    if a >= 3: out.append(">=")
    if a == 3: out.append("==")
    if a != 3: out.append("!=")
    if not a < 3: out.append("not <")
    if not a > 3: out.append("not >")
    return " ".join(out)


nan = float("nan")
values = [1, 3, 5, True, 3.0, -0.0, nan, 1 << 60, -(1 << 60), (1 << 60) - 1, 1 << 70, 0]
for a in values:
    print(a, constant(a), [compare(a, b) for b in (3, 0.0, nan, 1 << 60)])
for a in ("3", None, [3], Loud(1)):
    for f in (constant, lambda a: compare(a, 3)):
        try:
            print(f(a))
        except TypeError as error:
            print(error)


def loops(limit, step):
    i = 0
    while i < limit: i += step
    j = limit
    while j >= 0: j -= step
    k = 0
    while k != limit: k += step
    n = 0
    while n <= 10: n += step
    return i, j, k, n
print(loops(10, 1), loops(1 << 61, 1 << 60), loops(2.0, 0.5), loops(10, True))
big = (1 << 60) - 2
while big < (1 << 60) + 2:
    big += 1
print(big)


def chained(a, b, c):
    if a < b <= c: return "in"
    if not a == b != c: return "other"
    return "rest"
print([chained(*t) for t in ((1, 2, 3), (2, 2, 3), (3, 2, 1), (1, 2.0, 2), (nan, 1, 2), (1, True, 0))])
