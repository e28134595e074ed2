// The twin of dict_ops.py.

function integers(n) {
  const table = new Map();
  for (let i = 0; i < n; i++) table.set(i * 7, i);
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (table.has(i)) total += table.get(i);
  }
  for (let i = 0; i < n; i += 3) table.delete(i * 7);
  return `${total} ${table.size}`;
}

function strings(n) {
  const table = new Map();
  for (let i = 0; i < n; i++) {
    const key = "key" + String(i % (n / 2));
    table.set(key, (table.get(key) ?? 0) + i);
  }
  let total = 0;
  for (const [key, value] of table) total += value + key.length;
  return `${total} ${table.size}`;
}

console.log(integers(1_000_000));
console.log(strings(300_000));
