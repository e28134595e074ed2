# Group: containers
# Source: the classics. Conway's game of life on an endless board: a set of pairs, a dict of counts.


def step(alive):
    counts = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in alive)}


def main(generations):
    alive = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
    for _ in range(generations):
        alive = step(alive)
    print(len(alive), sum(x for x, _ in alive), min(alive), max(y for _, y in alive))


main(700)
