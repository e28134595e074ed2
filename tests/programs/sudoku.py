# A Sudoku solver by constraint propagation and search.
rows, cols, digits = "ABCDEFGHI", "123456789", "123456789"
squares = [r + c for r in rows for c in cols]
units = [[r + c for c in cols] for r in rows] + [[r + c for r in rows] for c in cols] + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
unit_of = {s: [u for u in units if s in u] for s in squares}
peers = {s: {p for u in unit_of[s] for p in u} - {s} for s in squares}
def assign(v, s, d): return v if all(eliminate(v, s, e) for e in v[s].replace(d, "")) else None
def eliminate(v, s, d):
    if d not in v[s]: return v
    v[s] = v[s].replace(d, "")
    if not v[s]: return None
    if len(v[s]) == 1 and not all(eliminate(v, p, v[s]) for p in peers[s]): return None
    for u in unit_of[s]:
        places = [q for q in u if d in v[q]]
        if not places or len(places) == 1 and not assign(v, places[0], d): return None
    return v
def search(v):
    if v is None: return None
    if all(len(v[s]) == 1 for s in squares): return v
    n, s = min((len(v[s]), s) for s in squares if len(v[s]) > 1)
    for d in v[s]:
        if r := search(assign(v.copy(), s, d)): return r
def solve(grid):
    v = {s: digits for s in squares}
    for s, d in zip(squares, grid):
        if d in digits and not assign(v, s, d): return None
    return search(v)
for grid in ("003020600900305001001806400008102900700000008006708200002609500800203009005010300", "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"):
    r = solve(grid)
    for i in range(0, 81, 27): print(" ".join(r[s] for s in squares[i:i + 9]))
print(solve("11" + "." * 79))
