# Which elements a sort compares, and in which order: every pattern that the runs,
# the insertion and the merges of the algorithm tell apart.
log = []


class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        log.append((self.value, other.value))
        return self.value < other.value


seed = 7


def random(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def nearly_sorted(n):
    values = list(range(n))
    for _ in range(3):
        if n:
            values[random(n)] = random(n)
    return values


patterns = [
    lambda n: [random(10**6) for i in range(n)],
    lambda n: [random(4) for i in range(n)],
    lambda n: list(range(n)),
    lambda n: list(range(n))[::-1],
    lambda n: [i // 3 for i in range(n)][::-1],
    lambda n: [i ^ 1 for i in range(n)],
    lambda n: list(range(n // 2)) + list(range(n - n // 2)),
    nearly_sorted,
    lambda n: [i * 7 % 13 + i // 10 * 5 for i in range(n)],
]
for n in list(range(12)) + [31, 63, 64, 65, 100, 129, 300, 1000]:
    digest = 0
    for number, pattern in enumerate(patterns):
        log.clear()
        keys = [Key(value) for value in pattern(n)]
        keys.sort(reverse=number == 8)
        for a, b in log:
            digest = (digest * 1000003 + a * 31 + b) % (2**61 - 1)
        digest = (digest + sum(key.value * i for i, key in enumerate(keys))) % (2**61 - 1)
    print(n, digest)

log.clear()
print([key.value for key in sorted(map(Key, [3, 1, 2, 1]))], log)
print(min(map(Key, [3, 1, 2, 1])).value, max(map(Key, [3, 1, 2, 3])).value, len(log))


class Failing(Key):
    def __lt__(self, other):
        if len(log) > 400:
            raise ValueError("enough")
        return Key.__lt__(self, other)


log.clear()
keys = [Failing(random(1000)) for i in range(200)]
before = sorted(key.value for key in keys)
try:
    keys.sort()
except ValueError as error:
    print(error, sorted(key.value for key in keys) == before)
