// The twin of loop.py.

function loop(n) {
  let total = 0;
  let i = 0;
  while (i < n) {
    total += i;
    i += 1;
  }
  return total;
}

console.log(loop(10_000_000));
