// The program of binary_trees.rs. Its argument says how often to run it; it prints
// the milliseconds that took, and what it counted.

function make(depth) {
  return depth === 0
    ? { left: null, right: null }
    : { left: make(depth - 1), right: make(depth - 1) };
}

function check(node) {
  return node === null ? 0 : 1 + check(node.left) + check(node.right);
}

function trees(deepest) {
  let total = check(make(deepest + 1));
  const longLived = make(deepest);
  for (let depth = 4; depth <= deepest; depth += 2) {
    for (let i = 0; i < 1 << (deepest - depth + 4); i++) total += check(make(depth));
  }
  return total + check(longLived);
}

const times = Number(process.argv[2]);
const start = performance.now();
let total = 0;
for (let i = 0; i < times; i++) total = trees(16);
console.log(performance.now() - start, total);
