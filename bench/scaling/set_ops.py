# Sets grow and are intersected.
# n: 10000
import sys

n = int(sys.argv[1])
evens = set()
thirds = set()
for i in range(n):
    evens.add(i * 2)
    thirds.add(i * 3)
print(len(evens & thirds), len(evens | thirds), sum(1 for i in range(n) if i in evens))
