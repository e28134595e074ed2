# Trees that become garbage at once, beside a list that lives on.


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    return Node(None, None) if depth == 0 else Node(build(depth - 1), build(depth - 1))


def count(node):
    return 1 if node.left is None else 1 + count(node.left) + count(node.right)


alive = [[i, str(i)] for i in range(20_000)]
total = 0
for _ in range(60):
    total += count(build(9))
print(total, len(alive), alive[-1])
