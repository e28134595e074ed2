"""Conway's game of life on an unbounded plane: python life.py [GENERATIONS]"""

import sys

GLIDER_GUN = """
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................
"""


class Life:
    """A set of living cells, each a pair (row, column)."""

    def __init__(self, picture):
        self.cells = {
            (row, column)
            for row, line in enumerate(picture.strip().splitlines())
            for column, character in enumerate(line)
            if character == "O"
        }

    def neighbours(self, cell):
        row, column = cell
        for y in (row - 1, row, row + 1):
            for x in (column - 1, column, column + 1):
                if (y, x) != cell:
                    yield y, x

    def step(self):
        counts = {}
        for cell in self.cells:
            for neighbour in self.neighbours(cell):
                counts[neighbour] = counts.get(neighbour, 0) + 1
        self.cells = {
            cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in self.cells)
        }

    def __str__(self):
        height = max(row for row, _ in self.cells) + 1
        width = max(column for _, column in self.cells) + 1
        return "\n".join(
            "".join("O" if (row, column) in self.cells else "." for column in range(width))
            for row in range(height)
        )


if __name__ == "__main__":
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 90
    life = Life(GLIDER_GUN)
    for _ in range(generations):
        life.step()
    print(life)
    print(f"generation {generations}: {len(life.cells)} cells")
