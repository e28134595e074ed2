// The twin of list_ops.py.

function main() {
  const items = [];
  for (let i = 0; i < 2_000_000; i++) items.push((i * 3) % 1000);
  let total = 0;
  for (const item of items) total += item;
  for (let i = 0; i < items.length; i += 2) items[i] = items.at(i - 1) + 1;
  let seed = 42;
  const numbers = [];
  for (let i = 0; i < 500_000; i++) {
    seed = (seed * 16807) % 2147483647;
    numbers.push(seed);
  }
  numbers.sort((a, b) => a - b);
  const tail = numbers.slice(-1000);
  tail.reverse();
  while (numbers.length > 400_000) numbers.pop();
  const sum = items.reduce((a, b) => a + b, 0);
  console.log(total, sum, numbers[0], numbers.at(-1), tail[0], tail[999], numbers.length);
}

main();
