def sieve(n):
    flags = [True] * (n + 1)
    total = 0
    i = 2
    while i <= n:
        if flags[i]:
            total += i
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return total


def search(rows, want):
    for row in rows:
        for item in row:
            if item is None:
                continue
            if item == want and not item.hidden or want is item:
                break
        else:
            continue
        return row, item
    else:
        print("nothing")


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
