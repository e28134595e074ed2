# Group: numbers
# Source: the classics. Chains of the Collatz map, remembered in a dict; digits and palindromes.


def chain(n, known):
    length = 0
    start = n
    while n not in known:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        length += 1
    total = length + known[n]
    known[start] = total
    return total


def digits(n):
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit * digit
    return total


def main(n):
    known = {1: 1}
    best = longest = 0
    for i in range(1, n):
        found = chain(i, known)
        if found > longest:
            best, longest = i, found
    print(best, longest, len(known))
    print(sum(digits(i) for i in range(n)), sum(1 for i in range(n) if str(i) == str(i)[::-1]))


main(200_000)
