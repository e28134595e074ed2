# Group: containers
# Source: the classics. Tuples and unpacking: zip, enumerate, items, star targets, swaps, returns.


def minmax(a, b):
    return (a, b) if a < b else (b, a)


def main(rounds):
    names = ["n%d" % i for i in range(50)]
    ages = [i * 7 % 50 for i in range(50)]
    table = dict(zip(names, ages))
    records = [(name, (i, i + 1), [i, i, i]) for i, name in enumerate(names)]
    check = 0
    for r in range(rounds):
        for i, (name, age) in enumerate(zip(names, ages)):
            low, high = minmax(i, age)
            check += low * 2 + high
        for name, age in table.items():
            check += age + len(name)
        for name, (x, y), [a, *rest] in records:
            x, y = y, x
            check += x - y + a + len(rest)
        first, *middle, last = ages
        check += first + last + len(middle) + sum(ages[1:-1])
        for a, b, c in zip(ages, reversed(ages), range(r, r + 50)):
            check += a * b - c
    print(check)


main(20_000)
