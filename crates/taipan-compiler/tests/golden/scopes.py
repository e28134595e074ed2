def outer(a, /, b, *args, key=1, **rest):
    def inner():
        nonlocal total
        total += a
        return total

    total = [x * b for x in args if x]
    return inner, lambda y: (a, y, key)


class Base(object, metaclass=type):
    """A class."""

    kind = "base"

    def method(self, value):
        self.value = value
        return super().method(value)
