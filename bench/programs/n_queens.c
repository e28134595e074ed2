// The twin of n_queens.py.
#include <stdio.h>
#include <string.h>

static char columns[16], rising[32], falling[33];

static long place(int row, int n) {
    if (row == n) return 1;
    long count = 0;
    for (int column = 0; column < n; column++)
        if (columns[column] && rising[row + column] && falling[row - column + n]) {
            columns[column] = rising[row + column] = falling[row - column + n] = 0;
            count += place(row + 1, n);
            columns[column] = rising[row + column] = falling[row - column + n] = 1;
        }
    return count;
}

int main(void) {
    for (int n = 4; n < 12; n++) {
        memset(columns, 1, sizeof columns);
        memset(rising, 1, sizeof rising);
        memset(falling, 1, sizeof falling);
        printf("%d %ld\n", n, place(0, n));
    }
    return 0;
}
