# Group: numbers
# Source: the classics. Digits of pi by Gibbons' spigot: integers of thousands of digits.


def digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    found = []
    while len(found) < n:
        if 4 * q + r - t < m * t:
            found.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = (
                q * k,
                (2 * q + r) * x,
                t * x,
                k + 1,
                (q * (7 * k + 2) + r * x) // (t * x),
                x + 2,
            )
    return found


def main(n):
    found = digits(n)
    print("".join([str(digit) for digit in found[:50]]))
    print("".join([str(digit) for digit in found[-50:]]), sum(found))


main(3000)
