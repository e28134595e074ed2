def pairs(table, limit):
    flat = [(k, v) for k, row in table.items() for v in row if v < limit]
    late = [lambda: k for k in table]
    found = {k: (last := v) for k, v in flat}
    return flat, late, found, last, sum(v for _, v in flat)


class Grid:
    size = 3
    cells = [[0] * n for n in range(size)]
