# Numbers in no order are sorted.
# n: 10000
import sys

n = int(sys.argv[1])
seed = 42
numbers = []
for _ in range(n):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(seed)
numbers.sort()
print(numbers[0], numbers[n // 2], numbers[-1])
