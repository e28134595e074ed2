# requires: 3.14
# Floor division, remainder and rounding of floats; signed zeros; infinities and NaN.
inf, nan = float("inf"), float("nan")
for a in (7.5, -7.5, 0.0, -0.0, inf, 1e-300, 5.0):
    for b in (2.0, -2.0, inf, -inf, 0.1):
        row = []
        for op in (lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a / b, lambda: a * b):
            row.append(op())
        print(a, b, *row)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], [nan] == [nan], [float("nan")] == [nan], nan is nan, {nan: 1}.get(nan))
print(min(nan, 1), min(1, nan), max([nan, 1, 2]), sorted([3, 1, 2]), inf - inf, inf * 0, -inf < inf)
print(0.0 == -0.0, hash(0.0) == hash(-0.0), str(-0.0), -0.0 + 0.0, 0.0 * -1, 1 / inf, -1 / inf)
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1e300, -299), round(1234.5678, -2), round(1234.5678, 2))
print(round(1.0), type(round(1.0)), round(1.0, 0), type(round(1.0, 0)), round(5, -1), round(15, -1), round(25, -1), round(-15, -1), round(1234567, -3), round(10**30 + 5, -1), round(2.5, None))
print(round(1e16 + 2), round(123456789.987654321, 5), round(5e-324, 400), round(1.5, -400), round(0.1 + 0.2, 17))
for f in (lambda: round(inf), lambda: round(nan), lambda: int(inf), lambda: int(nan), lambda: round("x"), lambda: round(1.5, "x"), lambda: round(1.5, 1.0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(1e16 + 1, 2**53 + 1.0, 1e308 + 1e308, 5e-324 / 2, 0.1 * 3, 1 - 0.9, 1e20 + 1 - 1e20)
print(sum([0.1] * 10), sum([1e16, 1, -1e16]), sum([0.1, 0.2, 0.3], 0.0), sum([1, 2.5, 3]), sum([1e308, 1e308, -1e308]))
print(3.0 == 3, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > 1e308, 10**400 < inf, -(10**400) > -inf, 0.1 < 1, 2**1024 == inf)
print(abs(-0.0), abs(-inf), -nan != nan, +1.5, (1.5).__floor__(), (-1.5).__ceil__(), (-1.5).__trunc__(), divmod(-1e-20, 3.0), -1e-20 % 3)
