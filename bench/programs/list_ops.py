# Group: containers
# Source: first measurements of peers. Append 2M, index, sum, slice, sort 500k, reverse.


def main():
    items = []
    for i in range(2_000_000):
        items.append(i * 3 % 1000)
    total = 0
    for item in items:
        total += item
    for i in range(0, len(items), 2):
        items[i] = items[i - 1] + 1
    seed = 42
    numbers = []
    for _ in range(500_000):
        seed = seed * 16807 % 2147483647
        numbers.append(seed)
    numbers.sort()
    tail = numbers[-1000:]
    tail.reverse()
    while len(numbers) > 400_000:
        numbers.pop()
    print(total, sum(items), numbers[0], numbers[-1], tail[0], tail[999], len(numbers))


main()
