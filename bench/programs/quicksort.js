// The twin of quicksort.py.

function quicksort(items, low, high) {
  while (low < high) {
    const pivot = items[Math.floor((low + high) / 2)];
    let i = low, j = high;
    while (i <= j) {
      while (items[i] < pivot) i += 1;
      while (items[j] > pivot) j -= 1;
      if (i <= j) {
        const held = items[i];
        items[i] = items[j];
        items[j] = held;
        i += 1;
        j -= 1;
      }
    }
    if (j - low < high - i) {
      quicksort(items, low, j);
      low = i;
    } else {
      quicksort(items, i, high);
      high = j;
    }
  }
}

function mergeSort(items) {
  if (items.length <= 1) return items;
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle));
  const right = mergeSort(items.slice(middle));
  const merged = [];
  let i = 0, j = 0;
  while (i < left.length && j < right.length) {
    if (left[i] <= right[j]) merged.push(left[i++]);
    else merged.push(right[j++]);
  }
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged;
}

function sift(heap, at, end) {
  const item = heap[at];
  for (;;) {
    let child = 2 * at + 1;
    if (child >= end) break;
    if (child + 1 < end && heap[child + 1] > heap[child]) child += 1;
    if (heap[child] <= item) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
}

function heapSort(items) {
  for (let at = Math.floor(items.length / 2) - 1; at >= 0; at--) sift(items, at, items.length);
  for (let end = items.length - 1; end > 0; end--) {
    const held = items[0];
    items[0] = items[end];
    items[end] = held;
    sift(items, 0, end);
  }
}

function numbers(n) {
  let seed = 99;
  const found = [];
  for (let i = 0; i < n; i++) {
    seed = (seed * 16807) % 2147483647;
    found.push(seed % 1_000_000);
  }
  return found;
}

function main(n) {
  const items = numbers(n);
  const expected = items.slice().sort((a, b) => a - b);
  const first = items.slice();
  quicksort(first, 0, n - 1);
  const third = items.slice();
  heapSort(third);
  const equal = (other) => other.every((item, i) => item === expected[i]);
  console.log(equal(first) && equal(mergeSort(items)) && equal(third) ? "sorted" : "not sorted");
  const sum = expected.reduce((a, b) => a + b, 0);
  console.log(expected[0], expected[Math.floor(n / 2)], expected[n - 1], sum);
}

main(80_000);
