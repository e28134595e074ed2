# Group: reports
# Source: the Sentra report, "function call intensive workload": `append`, `len` and `str` in loops.


def builtins(n):
    items = []
    total = 0
    for i in range(n):
        items.append(i)
        total = total + len(items)
        total = total + len(str(i))
        if len(items) > 10_000:
            items = []
    return total


def nested(n):
    total = 0
    for i in range(n):
        words = []
        for j in range(10):
            words.append(str(i + j))
        total = total + len(words) + len(words[len(words) - 1])
    return total


print(builtins(2_000_000))
print(nested(150_000))
