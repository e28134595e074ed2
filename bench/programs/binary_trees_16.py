# Group: objects
# Source: the classics. Builds and walks 15M nodes of short-lived trees, depth up to 16; garbage.


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def main(deepest):
    print("stretch", build(deepest + 1).count())
    long_lived = build(deepest)
    for depth in range(4, deepest + 1, 2):
        trees = 1 << (deepest - depth + 4)
        check = 0
        for _ in range(trees):
            check += build(depth).count()
        print(trees, "of depth", depth, check)
    print("long-lived", long_lived.count())


main(16)
