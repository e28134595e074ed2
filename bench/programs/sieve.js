// The twin of sieve.py.

function sieve(n) {
  const flags = new Array(n + 1).fill(true);
  flags[0] = flags[1] = false;
  for (let i = 2; i * i <= n; i++) {
    if (flags[i]) {
      for (let j = i * i; j <= n; j += i) flags[j] = false;
    }
  }
  let count = 0;
  let last = 0;
  for (let i = 0; i <= n; i++) {
    if (flags[i]) {
      count += 1;
      last = i;
    }
  }
  return [count, last];
}

console.log(sieve(5_000_000).join(" "));
