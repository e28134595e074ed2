# Group: reports
# Source: the Sentra report, "general mixed workload": arithmetic with `/` and `%`, lists from 1,600
# to 2M elements, maps keyed by built strings, strings built up and reset.


def arithmetic(n):
    total = 0
    for i in range(1, n):
        total = total + i * 3 / 2 - i % 7
        if total > 1000000000:
            total = total % 1000000
    return total


def lists(n):
    items = []
    for i in range(n):
        items.append(i * 2)
    total = 0
    for i in range(len(items)):
        total = total + items[i]
    return total + len(items)


def maps(n):
    table = {}
    for i in range(n):
        table["key_" + str(i % 1000)] = i
    total = 0
    for i in range(1000):
        total = total + table["key_" + str(i)]
    return total


def strings(n):
    text = ""
    length = 0
    for i in range(n):
        text = text + "item" + str(i) + ","
        if len(text) > 1000:
            length = length + len(text)
            text = ""
    return length + len(text)


print(arithmetic(1_500_000))
print(lists(1600), lists(40_000), lists(2_000_000))
print(maps(800_000))
print(strings(800_000))
