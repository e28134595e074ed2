# Group: reports
# Source: the Tauraro report. Its whole micro-benchmark, at its sizes, in module-level code.

total = 0
for i in range(10_000_000):
    total = total + 1
print(total)

result = 0
for i in range(5_000_000):
    result = i * 2 + 3
print(result)


def add(a, b):
    return a + b


value = 0
for i in range(1_000_000):
    value = add(value, i)
print(value)

items = []
for i in range(100_000):
    items.append(i)
print(len(items))


def fib(n):
    if n <= 1:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(30))
