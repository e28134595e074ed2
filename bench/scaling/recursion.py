# Functions call themselves, to a depth that does not grow.
# n: 50000
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


n = int(sys.argv[1])
total = 0
for _ in range(n // 500):
    total += depth(500)
print(total)
