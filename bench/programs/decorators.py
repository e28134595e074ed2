# Group: calls
# Source: the classics. Decorated functions: wrappers with *args and **kwargs, memo, class decorators.


def counted(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def scaled(factor):
    def decorate(function):
        def wrapper(x):
            return function(x) * factor

        return wrapper

    return decorate


def memo(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return wrapper


class Logged:
    def __init__(self, function):
        self.function = function
        self.seen = 0

    def __call__(self, value):
        self.seen += value & 1
        return self.function(value)


@counted
def add(a, b=1, *, c=0):
    return a + b + c


@scaled(3)
@scaled(2)
def increment(x):
    return x + 1


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@Logged
def negate(x):
    return -x


class Shape:
    @staticmethod
    def area(a, b):
        return a * b

    @classmethod
    def named(cls, n):
        return len(cls.__name__) + n

    @property
    def size(self):
        return 5


def main(n):
    check = 0
    shape = Shape()
    for i in range(n):
        check += add(i, 2, c=i & 3)
        check += increment(i)
        check += fib(i % 60) & 0xFF
        check += negate(i)
        check += Shape.area(i, 2) + Shape.named(i) + shape.size
    print(check, add.calls, negate.seen)


main(300_000)
