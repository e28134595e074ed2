"""The n queens problem by generators: python queens.py [N]"""

import sys


def place(n, columns=()):
    """Every way to complete a board whose first rows have queens in `columns`."""
    row = len(columns)
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(
            column != other and abs(column - other) != row - above
            for above, other in enumerate(columns)
        ):
            yield from place(n, columns + (column,))


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    total = 0
    for solution in place(n):
        if total == 0:
            for column in solution:
                print(". " * column + "Q " + ". " * (n - 1 - column))
        total += 1
    print(f"{total} ways to place {n} queens")
