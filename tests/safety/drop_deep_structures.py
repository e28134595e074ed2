# modes: no-stress
# Deep structures of other kinds are built, walked and dropped.
t = ()
for _ in range(200_000): t = (t,)
t = 1
d = {}
for _ in range(100_000): d = {"k": d}
d = 1
class Node:
    def __init__(self, n): self.next = n
n = None
for _ in range(100_000): n = Node(n)
count = 0
while n: n = n.next; count += 1
print(count)
f = None
for _ in range(50_000): f = (lambda g: lambda: g)(f)
f = None
g = iter([])
for _ in range(20_000): g = (x for x in g)
g = None
e = None
for _ in range(20_000):
    new = ValueError(); new.__context__ = e; e = new
e = None
print("done")
