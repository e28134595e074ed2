# Group: containers
# Source: the classics. List, dict and set comprehensions, nested and with conditions.


def main(rounds):
    check = 0
    for r in range(rounds):
        table = [[i * j + r for j in range(40)] for i in range(40)]
        flat = [x for row in table for x in row if x % 3 == 0]
        by_rest = {x % 97: x for x in flat}
        seen = {x & 63 for x in flat}
        columns = [[row[j] for row in table] for j in range(40)]
        pairs = [(a, b) for a, b in zip(flat, columns[r % 40])]
        words = [str(k) for k in by_rest if k > 50]
        check += len(flat) + sum(by_rest.values()) + len(seen) + columns[3][5]
        check += sum([a - b for a, b in pairs]) + len("".join(words))
    print(check)


main(3000)
