# Calls: recursion, defaults and keywords, closures, *args, built-in functions.


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def scaled(a, b=2, *, c=3):
    return a * b + c


def spread(*args):
    return len(args)


def adder(k):
    def add(x):
        return x + k

    return add


add = adder(3)
total = fib(21)
for i in range(10_000):
    total += scaled(i) + scaled(i, c=1) + spread(i, i) + add(i) + max(i, 5) + len("abc") + abs(-i)
print(total)
