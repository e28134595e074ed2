# Group: containers
# Source: the classics. Sorting by keys: a lambda, tuples, attributes, reversed, strings, floats.


class Item:
    def __init__(self, name, weight, order):
        self.name = name
        self.weight = weight
        self.order = order

    def __lt__(self, other):
        return self.weight < other.weight


def items(n):
    seed = 7
    found = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        found.append(Item("name%d" % (seed % 5000), seed / 1000.0, i))
    return found


def main(n):
    everything = items(n)
    check = 0
    for item in sorted(everything, key=lambda item: item.weight)[::1000]:
        check = (check * 31 + item.order) % 1_000_003
    for item in sorted(everything, key=lambda item: (item.name, -item.order))[::1000]:
        check = (check * 31 + item.order) % 1_000_003
    for item in sorted(everything, key=lambda item: item.name, reverse=True)[::1000]:
        check = (check * 31 + item.order) % 1_000_003
    for item in sorted(everything[: n // 4])[::1000]:
        check = (check * 31 + item.order) % 1_000_003
    names = [item.name for item in everything]
    names.sort()
    names.sort(key=len)
    pairs = sorted([(item.order % 100, item.name) for item in everything])
    weights = sorted([item.weight for item in everything])
    print(check, names[0], names[-1], pairs[0], pairs[-1], weights[n // 2])
    print(min(everything).order, max(everything, key=lambda item: item.weight).order)


main(100_000)
