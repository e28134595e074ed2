# Garbage is made while n objects live: what lives is not visited each time.
# n: 10000
import sys


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


n = int(sys.argv[1])
alive = None
total = 0
for i in range(n):
    alive = Node(i, alive)
    waste = [i, (i, i)]
    total += len(waste)
print(total, alive.value)
