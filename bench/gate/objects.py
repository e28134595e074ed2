# Objects: construction, attributes, methods, properties, inheritance, operators.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, by):
        return Point(self.x + by, self.y - by)

    @property
    def size(self):
        return self.x * self.y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x


class Named(Point):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name

    def moved(self, by):
        return super().moved(by * 2)


check = 0
point = Named(1, 2, "n")
for i in range(10_000):
    other = point.moved(i & 7) + Point(i, 1)
    check += other.size % 100 + (other == point) + len(point.name)
    point.x = i & 15
print(check)
