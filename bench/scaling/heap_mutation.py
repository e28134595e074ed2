# Old objects are made to point to new ones, while n objects live.
# n: 5000
import sys

n = int(sys.argv[1])
alive = [[i] for i in range(n)]
at = 0
for i in range(n):
    at = (at * 5 + 7 * i + 1) % n
    alive[at] = [alive[at][0], i]
print(len(alive), sum(len(item) for item in alive))
