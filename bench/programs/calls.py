# Group: calls
# Source: first measurements of peers. 10M calls of a function of two arguments.


def add(a, b):
    return a + b


def calls(n):
    total = 0
    for i in range(n):
        total = add(total, i)
    return total


print(calls(10_000_000))
