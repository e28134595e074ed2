# Group: containers
# Source: the classics. Sets: membership, union, intersection, difference, updates, of ints and strings.


def main(n):
    evens = set()
    thirds = set()
    for i in range(n):
        evens.add(i * 2)
        if i % 2:
            thirds.add(i * 3)
    check = len(evens & thirds) + len(evens | thirds) * 3 + len(evens - thirds) + len(evens ^ thirds)
    hits = 0
    for i in range(n * 2):
        if i in evens and i not in thirds:
            hits += 1
    words = {"w%d" % (i % 5000) for i in range(n)}
    for i in range(n):
        if "w%d" % (i % 7000) in words:
            hits += 1
    small = [frozenset((i % 7, i % 5, i % 3)) for i in range(n // 2)]
    groups = {}
    for group in small:
        groups[group] = groups.get(group, 0) + 1
    evens.difference_update(range(0, n, 4))
    while len(evens) > n // 2:
        evens.pop()
    thirds.discard(3)
    print(check, hits, len(groups), len(evens), sum(thirds), {1, 2} <= {1, 2, 3})


main(500_000)
