// The twin of n_queens.py.

function place(row, n, columns, rising, falling) {
  if (row === n) return 1;
  let count = 0;
  for (let column = 0; column < n; column++) {
    if (columns[column] && rising[row + column] && falling[row - column + n]) {
      columns[column] = rising[row + column] = falling[row - column + n] = false;
      count += place(row + 1, n, columns, rising, falling);
      columns[column] = rising[row + column] = falling[row - column + n] = true;
    }
  }
  return count;
}

function queens(n) {
  const flags = (length) => new Array(length).fill(true);
  return place(0, n, flags(n), flags(2 * n), flags(2 * n + 1));
}

for (let n = 4; n < 12; n++) console.log(`${n} ${queens(n)}`);
