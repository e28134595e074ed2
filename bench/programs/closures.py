# Group: calls
# Source: first measurements of peers. 5M calls of closures that read and rebind what they capture.


def counter(step):
    count = 0

    def advance(by):
        nonlocal count
        count += by * step
        return count

    return advance


def adder(k):
    return lambda x: x + k


def main(rounds):
    up = counter(3)
    plus = adder(7)
    total = 0
    for i in range(rounds):
        up(1)
        total = plus(total)
    return up(0), total


print(*main(2_500_000))
