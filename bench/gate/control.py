# Generators, exceptions, `with`, unpacking.


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is KeyError


def numbers(n):
    for i in range(n):
        yield i


def nested(n):
    yield from numbers(n)
    yield from (i * 2 for i in range(n))


total = 0
for i in nested(10_000):
    try:
        if i % 50 == 0:
            raise ValueError(i)
        total += i
    except ValueError as error:
        total -= error.args[0]
    finally:
        total += 1
guard = Guard()
for i in range(3000):
    with guard:
        first, *rest = (i, 2, 3)
        total += first + len(rest)
        if i % 10 == 0:
            raise KeyError(i)
print(total)
