# A dict of built strings.
# n: 10000
import sys

n = int(sys.argv[1])
table = {}
for i in range(n):
    key = "key%d" % (i % (n // 2))
    table[key] = table.get(key, 0) + 1
print(len(table), sum(table.values()))
