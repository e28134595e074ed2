# Cycles of every kind become garbage many times over; what is reachable stays.
class Node:
    def __init__(self, v): self.v, self.peers = v, []
def ring(n):
    ns = [Node(i) for i in range(n)]
    for i, x in enumerate(ns): x.peers = [ns[i - 1], ns[(i + 1) % n], x]
    return ns[0]
keep = ring(20)
for i in range(200): ring(10)
seen, n = [], keep
while n not in seen: seen.append(n); n = n.peers[1]
print(len(seen), [x.v for x in seen][:5])
for i in range(100):
    l = []; l.append(l)
    d = {}; d["d"] = d
    def f(): return f
    f.me = f
    class C: pass
    C.self = C
    c = C(); c.c = c
    g = (x for x in [l, d, f, c]); next(g)
    e = ValueError(l); e.self = e
    try: raise e
    except ValueError as x: c.tb = x.__traceback__
print(l[0] is l, d["d"]["d"] is d, f.me() is f, C.self is C, c.c.c is c, next(g) is d, e.args[0] is l, c.tb.tb_lineno)
