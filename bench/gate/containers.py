# Lists, dicts, sets, tuples: built, indexed, iterated, comprehended, sorted.

numbers = []
seed = 1
for i in range(20_000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(seed % 10_000)
counts = {}
for n in numbers:
    counts[n] = counts.get(n, 0) + 1
pairs = [(n, i) for i, n in enumerate(numbers) if n & 1]
pairs.sort()
unique = {n % 997 for n in numbers}
by_key = sorted(numbers, key=lambda n: -n)
total = 0
for (a, b), c in zip(pairs, by_key):
    total += a - b + c
for key, value in counts.items():
    total += key * value
print(total, len(counts), len(unique), sum(numbers[10:-10:2]), 5 in unique, pairs[0])
