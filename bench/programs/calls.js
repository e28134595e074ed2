// The twin of calls.py.

function add(a, b) {
  return a + b;
}

function calls(n) {
  let total = 0;
  for (let i = 0; i < n; i++) total = add(total, i);
  return total;
}

console.log(calls(10_000_000));
