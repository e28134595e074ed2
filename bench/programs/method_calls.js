// The twin of method_calls.py.

class Counter {
  constructor(step) {
    this.step = step;
    this.count = 0;
  }

  add(by) {
    this.count += by * this.step;
  }

  get() {
    return this.count;
  }
}

class Doubling extends Counter {
  add(by) {
    this.count += by * this.step * 2;
  }
}

function main(rounds) {
  const one = new Counter(3);
  const two = new Doubling(1);
  let check = 0;
  for (let i = 0; i < rounds; i++) {
    one.add(i & 7);
    two.add(1);
    if ((i & 1023) === 0) check += one.get() - two.get();
  }
  return [check, one.get(), two.get()];
}

console.log(main(2_500_000).join(" "));
