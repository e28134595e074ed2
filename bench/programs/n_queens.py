# Group: containers
# Source: the classics. Places up to 11 queens without attack, by backtracking over lists of flags.


def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if columns[column] and rising[row + column] and falling[row - column + n]:
            columns[column] = rising[row + column] = falling[row - column + n] = False
            count += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[row + column] = falling[row - column + n] = True
    return count


def n_queens(n):
    return place(0, n, [True] * n, [True] * (2 * n), [True] * (2 * n + 1))


for n in range(4, 12):
    print(n, n_queens(n))
