# Breadth-first, depth-first, Dijkstra, topological order, components, a maze.
graph = {"A": {"B": 4, "C": 2}, "B": {"D": 5, "E": 10}, "C": {"B": 1, "D": 8}, "D": {"E": 2, "F": 6}, "E": {"F": 3}, "F": {}, "G": {"A": 1}}
def bfs(g, s):
    seen, queue, order = {s}, [s], []
    while queue:
        n = queue.pop(0); order.append(n)
        for m in g[n]:
            if m not in seen: seen.add(m); queue.append(m)
    return order
def dfs(g, n, seen=None):
    seen = seen if seen is not None else []
    if n not in seen:
        seen.append(n)
        for m in g[n]: dfs(g, m, seen)
    return seen
def push(h, x):
    h.append(x); i = len(h) - 1
    while i and h[i] < h[(i - 1) // 2]: h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]; i = (i - 1) // 2
def pop(h):
    h[0], h[-1] = h[-1], h[0]; x = h.pop(); i = 0
    while (c := 2 * i + 1) < len(h):
        if c + 1 < len(h) and h[c + 1] < h[c]: c += 1
        if h[i] <= h[c]: break
        h[i], h[c] = h[c], h[i]; i = c
    return x
def dijkstra(g, s):
    dist, prev, heap = {s: 0}, {}, [(0, s)]
    while heap:
        d, n = pop(heap)
        if d > dist[n]: continue
        for m, w in g[n].items():
            if d + w < dist.get(m, float("inf")): dist[m] = d + w; prev[m] = n; push(heap, (d + w, m))
    return dist, prev
def path(prev, t):
    p = [t]
    while p[-1] in prev: p.append(prev[p[-1]])
    return "".join(reversed(p))
dist, prev = dijkstra(graph, "A")
print(bfs(graph, "A"), dfs(graph, "A"), dist, {t: path(prev, t) for t in dist})
def topo(g):
    state, out = {}, []
    def visit(n):
        if state.get(n) == 1: raise ValueError(f"cycle at {n}")
        if n in state: return
        state[n] = 1
        for m in sorted(g[n]): visit(m)
        state[n] = 2; out.append(n)
    for n in sorted(g): visit(n)
    return out[::-1]
print(topo(graph))
try: topo({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e: print(e)
maze = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
cells = {(y, x): c for y, r in enumerate(maze) for x, c in enumerate(r) if c != "#"}
start, end = (next(p for p, c in cells.items() if c == t) for t in "SE")
came, queue = {start: None}, [start]
for p in queue:
    for d in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        q = p[0] + d[0], p[1] + d[1]
        if q in cells and q not in came: came[q] = p; queue.append(q)
route, p = set(), end
while p: route.add(p); p = came[p]
print("\n".join("".join("*" if (y, x) in route else c for x, c in enumerate(r)) for y, r in enumerate(maze)), len(route))
h = []
for x in [5, 3, 8, 1, 9, 2]: push(h, x)
print([pop(h) for _ in range(6)])
