# Group: numbers
# Source: first measurements of peers. A counting loop: 10M rounds of compare, add, add.


def loop(n):
    total = 0
    i = 0
    while i < n:
        total += i
        i += 1
    return total


print(loop(10_000_000))
