# Group: containers
# Source: the classics. Dynamic programming: edit distance, a knapsack, longest common subsequence.


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = 0 if x == y else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            found = best[room - weight] + value
            if found > best[room]:
                best[room] = found
    return best[capacity]


def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def main():
    a = "".join(["acgt"[i * i * 7 % 11 % 4] for i in range(1100)])
    b = "".join(["acgt"[i * 3 * i % 13 % 4] for i in range(1100)])
    print(edit_distance(a, b), common(a, b))
    weights = [3 + i * 7 % 23 for i in range(100)]
    values = [10 + i * 13 % 41 for i in range(100)]
    print(knapsack(weights, values, 10_000))


main()
