# Digits of pi by the spigot of Gibbons, and by Machin's formula in integers.
def spigot():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else: q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
it = spigot()
print("".join(str(next(it)) for _ in range(150)))
def arctan(x, one):
    total = term = one // x
    n, sign = 3, -1
    while term:
        term //= x * x
        total += sign * (term // n)
        n, sign = n + 2, -sign
    return total
def machin(digits):
    one = 10 ** (digits + 10)
    return 4 * (4 * arctan(5, one) - arctan(239, one)) // 10**10
print(str(machin(200))[-20:], str(machin(1000))[-10:])
