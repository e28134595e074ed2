# A dict of ints grows, is read, and shrinks.
# n: 10000
import sys

n = int(sys.argv[1])
table = {}
for i in range(n):
    table[i * 7919] = i
total = 0
for i in range(n):
    total += table[i * 7919]
for i in range(n):
    del table[i * 7919]
print(total, len(table))
