# Integer operators at the edges of words: carries, borrows, signs, floors.
edges = [0, 1, 2, 7, 10, 2**31, 2**32, 2**59, 2**60 - 1, 2**60, 2**60 + 1, 2**61,
         2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**65, 2**127, 2**128 - 1,
         2**128, 2**192 - 2**64, 2**192 + 1, 10**19, 10**38, 3**100, 7**400, 2**1300 - 1]
edges += [-e for e in edges if e]


class Sum:
    def __init__(self):
        self.total = 0

    def add(self, value):
        self.total = (self.total * 31 + value) % (2**89 - 1)


def check(name, operation, right=edges):
    total = Sum()
    for x in edges:
        for y in right:
            total.add(operation(x, y))
    print(name, total.total)


nonzero = [e for e in edges if e]
check("+", lambda x, y: x + y)
check("-", lambda x, y: x - y)
check("*", lambda x, y: x * y)
check("//", lambda x, y: x // y, nonzero)
check("%", lambda x, y: x % y, nonzero)
check("divmod", lambda x, y: sum(divmod(x, y)), nonzero)
check("&", lambda x, y: x & y)
check("|", lambda x, y: x | y)
check("^", lambda x, y: x ^ y)
shifts = [0, 1, 3, 60, 61, 63, 64, 65, 127, 128, 129, 1000]
check("<<", lambda x, y: x << y, shifts)
check(">>", lambda x, y: x >> y, shifts)
check("<", lambda x, y: int(x < y))
check("==", lambda x, y: int(x == y) + 2 * int(x != y) + 4 * int(x >= y))

for x in nonzero:
    for y in nonzero:
        q, r = divmod(x, y)
        assert q * y + r == x and (0 <= r < y or y < r <= 0), (x, y)
    assert int(str(x)) == x and -(-x) == x and ~~x == x and ~x == -x - 1
    assert (x << 77) >> 77 == x and x - x == 0 and x ^ x == 0 and x & ~x == 0
    for b in 3, 8, 10, 16, 36:
        assert int({8: oct, 16: hex}.get(b, str)(x), b if b in (8, 16) else 10) == x

# Results that come back into one word are the same integers as any.
print(2**64 - (2**64 - 5), (2**70) >> 68, (2**70 + 9) & 15, 2**64 % 7, -(2**64) // 2**62)
print({2**64 - 2**64 + 1: "one"}[True], [3**50, 4][3**50 - 3**50 + 1])
print(hash(2**61 - 1), hash(2**61), hash(-(2**200)), hash(10**30) == hash(float(10**30)))

# bool, subclasses and other types beside them.
class Number(int):
    def __add__(self, other):
        return "mine"

    def __radd__(self, other):
        return "mine, reflected"


print(True + 2**64, 2**64 * False, 2**64 - True, Number(3) + 2**64, 2**64 + Number(3))
print(2**64 + 0.5, 0.5 * 2**70, 2**1024 // 2**1000, 2**53 + 1.0, (2**53 + 1) / 1)
for operation in (lambda: 2**1024 * 1.0, lambda: 1.0 + 2**1024,
                  lambda: 2**64 << -1, lambda: 2**64 >> -1, lambda: 2**64 + "",
                  lambda: 2**64 & 1.0, lambda: 1.5 << 2, lambda: 2**2000 / 3,
                  lambda: 1 << 2**70, lambda: (-8) ** 0.5 + 2**64):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)
x = 2**64
x += 1
x -= 2
x *= 3
x //= 2
x %= 10**18
x <<= 70
x >>= 3
x |= 1
x ^= 2**100
x &= 2**99 - 1
x **= 2
print(x)
print(sum([2**64, -(2**64), 1, 2**60]), sum([2**60] * 9), max(2**64, 2**64 + 1), min(-(2**64), 0.5))
