# Group: control
# Source: the classics. Exceptions through several frames, classes of them, `finally`, `else`, `from`.


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Rejected(Refused):
    pass


def inner(i):
    if i % 3 == 0:
        raise Refused(i)
    if i % 3 == 1:
        raise Rejected(i)
    return i


def middle(i, counts):
    try:
        return inner(i)
    finally:
        counts[0] += 1


def outer(i, counts):
    try:
        value = middle(i, counts)
    except Rejected as error:
        counts[1] += error.code & 1
        raise ValueError("rejected") from error
    except Refused as error:
        return error.args[0]
    else:
        counts[2] += 1
        return value


def main(n):
    counts = [0, 0, 0]
    table = {}
    check = 0
    for i in range(n):
        try:
            check += outer(i, counts)
        except (KeyError, ValueError) as error:
            check += len(str(error))
            if error.__cause__ is not None:
                check += 1
        try:
            check += table[i & 255]
        except KeyError:
            table[i & 255] = i
        try:
            check += int("12" if i & 7 else "x")
        except ValueError:
            check -= 1
    print(check, counts, len(table))


main(250_000)
