# A list grows at its end, is read, and shrinks at its end.
# n: 10000
import sys

n = int(sys.argv[1])
items = []
for i in range(n):
    items.append(i)
total = 0
for i in range(n):
    total += items[i]
while items:
    items.pop()
print(total, len(items))
