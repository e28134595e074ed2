# Group: objects
# Source: the classics. Classes that define operators, subscripts, calls, containment, hashing, `with`.


class Fraction:
    def __init__(self, top, bottom):
        a, b = top, bottom
        while b:
            a, b = b, a % b
        self.top = top // a
        self.bottom = bottom // a

    def __add__(self, other):
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        if isinstance(other, int):
            return Fraction(self.top * other, self.bottom)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self.top == other.top and self.bottom == other.bottom

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __bool__(self):
        return self.top != 0


class Matrix:
    def __init__(self, width, height):
        self.width = width
        self.cells = [0] * (width * height)

    def __getitem__(self, at):
        row, column = at
        return self.cells[row * self.width + column]

    def __setitem__(self, at, value):
        row, column = at
        self.cells[row * self.width + column] = value

    def __len__(self):
        return len(self.cells)

    def __contains__(self, value):
        return value in self.cells

    def __iter__(self):
        return iter(self.cells)


class Depth:
    def __init__(self):
        self.depth = self.deepest = 0

    def __enter__(self):
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        return self

    def __exit__(self, kind, error, trace):
        self.depth -= 1
        return kind is KeyError


def main(n):
    seen = {}
    largest = Fraction(0, 1)
    depth = Depth()
    matrix = Matrix(20, 20)
    zeros = 0
    for i in range(n):
        value = Fraction(i % 12 + 1, i % 30 + 1) * 2 + 3 * Fraction(1, i % 5 + 2)
        seen[value] = seen.get(value, 0) + 1
        if largest < value:
            largest = value
        if not (value + -value):
            zeros += 1
        row, column = i % 20, i * 7 % 20
        with depth:
            matrix[row, column] += matrix[column, row] + 1
            if i % 50 == 0:
                with depth:
                    raise KeyError(i)
        if i % 100 == 0 and -1 in matrix:
            zeros -= 1
    print(len(seen), largest.top, largest.bottom, zeros, depth.deepest, depth.depth)
    print(len(matrix), sum(x % 1000 for x in matrix))


main(150_000)
