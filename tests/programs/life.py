# The game of life on a torus and on an unbounded plane.
def step(g):
    h, w = len(g), len(g[0])
    return [[1 if (n := sum(g[(y + dy) % h][(x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)) == 3 or n == 2 and g[y][x] else 0 for x in range(w)] for y in range(h)]
g = [[0] * 10 for _ in range(8)]
for y, x in ((0, 1), (1, 2), (2, 0), (2, 1), (2, 2)): g[y][x] = 1
for gen in range(12): g = step(g)
print("\n".join("".join(".#"[c] for c in r) for r in g))
def evolve(cells):
    count = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: count[x + dx, y + dy] = count.get((x + dx, y + dy), 0) + 1
    return {c for c, n in count.items() if n == 3 or n == 2 and c in cells}
r = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
for i in range(30): r = evolve(r)
print(len(r), sorted(r)[:5], min(r), max(r))
