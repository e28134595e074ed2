// The twin of matmul.py.

function matrix(n, seed) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) row.push((((i * n + j) * seed) % 101) / 7.0);
    rows.push(row);
  }
  return rows;
}

function multiply(a, b) {
  const n = a.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    const row = a[i];
    const line = [];
    for (let j = 0; j < n; j++) {
      let total = 0.0;
      for (let k = 0; k < n; k++) total += row[k] * b[k][j];
      line.push(total);
    }
    result.push(line);
  }
  return result;
}

function main(n) {
  const product = multiply(matrix(n, 3), matrix(n, 5));
  let trace = 0.0;
  for (let i = 0; i < n; i++) trace += product[i][i];
  console.log(`${trace.toFixed(6)} ${product[0][0].toFixed(6)}`);
  const middle = product[Math.floor(n / 2)][Math.floor(n / 3)];
  console.log(`${product[n - 1][0].toFixed(6)} ${middle.toFixed(6)}`);
}

main(200);
