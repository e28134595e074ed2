# Group: containers
# Source: the classics. Permutations, subsets and partitions by recursion over lists and tuples.


def permutations(items):
    if len(items) <= 1:
        return [items]
    found = []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            found.append((item,) + rest)
    return found


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0]] + subset for subset in rest]


def partitions(n, largest):
    if n == 0:
        yield []
        return
    for part in range(min(n, largest), 0, -1):
        for rest in partitions(n - part, part):
            yield [part] + rest


def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves[target] += 1
        hanoi(n - 1, spare, target, source, moves)


def main():
    found = permutations(tuple(range(9)))
    print(len(found), found[0], found[-1], len(set(found)))
    sets = subsets(list(range(17)))
    print(len(sets), sum([sum(subset) for subset in sets]))
    print(sum(len(partition) for partition in partitions(34, 34)))
    moves = {"a": 0, "b": 0, "c": 0}
    hanoi(18, "a", "c", "b", moves)
    print(moves)


main()
