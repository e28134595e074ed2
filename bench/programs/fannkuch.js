// The twin of fannkuch.py.

function fannkuch(n) {
  const order = Array.from({ length: n }, (_, i) => i);
  const counts = new Array(n).fill(0);
  let checksum = 0, most = 0, sign = 1, remaining = n;
  for (;;) {
    while (remaining !== 1) {
      counts[remaining - 1] = remaining;
      remaining -= 1;
    }
    let first = order[0];
    if (first) {
      const stack = order.slice();
      let flips = 0;
      while (first) {
        for (let i = 0, j = first; i < j; i++, j--) {
          const held = stack[i];
          stack[i] = stack[j];
          stack[j] = held;
        }
        flips += 1;
        first = stack[0];
      }
      if (flips > most) most = flips;
      checksum += sign * flips;
    }
    sign = -sign;
    for (;;) {
      if (remaining === n) return [checksum, most];
      const moved = order[0];
      for (let i = 0; i < remaining; i++) order[i] = order[i + 1];
      order[remaining] = moved;
      counts[remaining] -= 1;
      if (counts[remaining] > 0) break;
      remaining += 1;
    }
  }
}

console.log(fannkuch(9).join(" "));
