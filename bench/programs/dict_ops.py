# Group: containers
# Source: first measurements of peers. A dict of 1M integer keys and one of 300k string keys.


def integers(n):
    table = {}
    for i in range(n):
        table[i * 7] = i
    total = 0
    for i in range(n):
        if i in table:
            total += table[i]
    for i in range(0, n, 3):
        del table[i * 7]
    return total, len(table)


def strings(n):
    table = {}
    for i in range(n):
        key = "key" + str(i % (n // 2))
        table[key] = table.get(key, 0) + i
    total = 0
    for key, value in table.items():
        total += value + len(key)
    return total, len(table)


print(*integers(1_000_000))
print(*strings(300_000))
