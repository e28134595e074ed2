// The twin of binary_trees_16.py.

class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  count() {
    if (this.left === null) return 1;
    return 1 + this.left.count() + this.right.count();
  }
}

function build(depth) {
  if (depth === 0) return new Node(null, null);
  return new Node(build(depth - 1), build(depth - 1));
}

function main(deepest) {
  console.log(`stretch ${build(deepest + 1).count()}`);
  const longLived = build(deepest);
  for (let depth = 4; depth <= deepest; depth += 2) {
    const trees = 1 << (deepest - depth + 4);
    let check = 0;
    for (let i = 0; i < trees; i++) check += build(depth).count();
    console.log(`${trees} of depth ${depth} ${check}`);
  }
  console.log(`long-lived ${longLived.count()}`);
}

main(16);
