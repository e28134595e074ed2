# Group: objects
# Source: first measurements of peers. 5M calls of methods that read and write attributes.


class Counter:
    def __init__(self, step):
        self.step = step
        self.count = 0

    def add(self, by):
        self.count += by * self.step

    def get(self):
        return self.count


class Doubling(Counter):
    def add(self, by):
        self.count += by * self.step * 2


def main(rounds):
    one = Counter(3)
    two = Doubling(1)
    check = 0
    for i in range(rounds):
        one.add(i & 7)
        two.add(1)
        if i & 1023 == 0:
            check += one.get() - two.get()
    return check, one.get(), two.get()


print(*main(2_500_000))
