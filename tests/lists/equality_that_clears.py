# == of lists whose elements' __eq__ empties them: the sizes count then.
class X:
    def __eq__(self, other):
        b.clear()
        return NotImplemented


class Y:
    def __eq__(self, other):
        a.clear()
        return NotImplemented


class Z:
    def __eq__(self, other):
        c.clear()
        return NotImplemented


a, b = [X()], [Y()]
print(a == b)
a, b = [X()], [Y()]
print(a != b)
c, d = [Z()], [1]
print(c == d)
c, d = [1], [Z()]
print(c == d)
