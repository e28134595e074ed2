# requires: 3.14
# Floor division and remainder: signs, zero, big operands.
for a in (7, -7, 0, 1, -1, 10**20, -(10**20), 10**20 + 3):
    for b in (2, -2, 3, -3, 7, -7, 10**10, -(10**10), 10**25):
        q, r = divmod(a, b)
        assert q * b + r == a
        print(a, b, q, r, a // b == q, a % b == r)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0 ** -1,
          lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: 1.0 // 0, lambda: 1.0 % 0,
          lambda: divmod(1.0, 0), lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: pow(2, 3, 0),
          lambda: True // False, lambda: 10**400 / 1, lambda: 1 / 10**400):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(1 / 3, 2 / 1, -7 / 2, 10**20 / 10**19, (10**400) / (10**399), 3 * 10**400 / 10**401)
print((2**53 + 1) / 1, (2**54 + 1) / 2, (2**64 + 2**11) / 1, 1 / 2**1074, 1 / 2**1075)
