# Group: reports
# Source: the Sentra report, whose loop overflowed the stack after 50,000 rounds; here 50M.


def loop(n):
    total = 0
    i = 0
    while i < n:
        total = total + i
        i = i + 1
    return total


print(loop(50_000_000))
