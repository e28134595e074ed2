def queens(n, cols=(), d1=frozenset(), d2=frozenset()):
    r = len(cols)
    if r == n: yield cols; return
    for c in range(n):
        if c not in cols and r + c not in d1 and r - c not in d2:
            yield from queens(n, cols + (c,), d1 | {r + c}, d2 | {r - c})
for n in range(1, 7): print(n, sum(1 for _ in queens(n)))
for row in next(queens(8)): print("." * row + "Q" + "." * (7 - row))
def count(n, all_, cols=0, l=0, r=0):
    if cols == all_: return 1
    total, free = 0, all_ & ~(cols | l | r)
    while free:
        bit = free & -free
        free ^= bit
        total += count(n, all_, cols | bit, (l | bit) << 1, (r | bit) >> 1)
    return total
print([count(n, (1 << n) - 1) for n in range(1, 8)])
