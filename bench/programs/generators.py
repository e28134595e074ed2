# Group: control
# Source: the classics. Generators: pipelines, recursion with `yield from`, `send`, expressions.


class Tree:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x & 1:
            yield x


def squares(source):
    for x in source:
        yield x * x


def average():
    total = count = 0
    value = None
    while True:
        value = yield value
        total += value
        count += 1
        value = total // count


def main():
    print(sum(squares(odd(numbers(2_000_000)))))
    tree = build(0, 60_000)
    check = 0
    for key in tree:
        check = (check * 7 + key) % 1_000_003
    print(check)
    running = average()
    next(running)
    for i in range(1_000_000):
        check += running.send(i)
    print(check)
    print(sum(x * y for x in range(700) for y in range(700) if x != y))
    print(max(len(str(i)) for i in range(100_000)), any(i > 400_000 for i in range(500_000)))


main()
