# A counting loop.
# n: 50000
import sys

n = int(sys.argv[1])
total = 0
for i in range(n):
    total += i & 7
print(total)
