# Group: calls
# Source: the classics. Calls of every shape: defaults, keywords, *args, **kwargs, unpacking, lambdas.


def plain(a, b, c):
    return a + b * c


def defaults(a, b=2, c=3):
    return a * b + c


def keyword_only(a, *, scale, offset=1):
    return a * scale + offset


def gather(*args):
    return len(args) + args[0]


def named(**options):
    return options["x"] + len(options)


def everything(a, *rest, b=1, **more):
    return a + len(rest) + b + len(more)


def main(n):
    triple = (1, 2, 3)
    pair = {"b": 5, "c": 6}
    twice = lambda x: x * 2
    total = 0
    for i in range(n):
        total += plain(i, 2, 3)
        total += plain(i, c=2, b=1)
        total += plain(*triple)
        total += defaults(i)
        total += defaults(i, c=4)
        total += defaults(i, **pair)
        total += keyword_only(i, scale=3)
        total += gather(i, i, i)
        total += named(x=i, y=2)
        total += everything(i, 1, 2, b=3, z=4)
        total += twice(i)
        total += max(i, 5) + min(i, 7, 9) + abs(-i) + len(triple) + divmod(i, 7)[1]
    print(total)


main(200_000)
