# Group: reports
# Source: the Tauraro report, "function calls (1M)", five times as many to outlast start-up.


def add(a, b):
    return a + b


total = 0
for i in range(5_000_000):
    total = add(total, i)
print(total)
