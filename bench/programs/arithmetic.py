# Group: numbers
# Source: first measurements of peers. The five integer operators, 5M rounds.


def arithmetic(n):
    total = 0
    i = 1
    while i <= n:
        total = total + i * 3 - i // 7 + i % 11
        i += 1
    return total


print(arithmetic(5_000_000))
