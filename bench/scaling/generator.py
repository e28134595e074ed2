# A generator of n items, consumed.
# n: 50000
import sys


def numbers(n):
    for i in range(n):
        yield i


n = int(sys.argv[1])
print(sum(x & 3 for x in numbers(n)))
