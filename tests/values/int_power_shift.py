# Powers and shifts, with negative numbers and their errors.
print(2**0, 2**10, (-2) ** 3, (-2) ** 4, 0**0, 2**-1, (-2) ** -3, 2**100, (-3) ** 41)
print(pow(3, 200, 13), pow(-3, 3, 7), pow(3, -1, 7), pow(3, -2, 11), pow(2, 10, -7), pow(0, 0, 1))
print(pow(10**30 + 7, 10**20, 10**9 + 7), pow(5, 0, 1), pow(True, 5))
print(1 << 0, 1 << 60, 1 << 61, 1 << 100, -1 << 64, 5 << 3, 0 << 10000)
print(1 >> 1, -1 >> 1, -1 >> 1000, 2**100 >> 99, -(2**100) >> 99, -(2**100) - 1 >> 100, 7 >> 10**20)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, -1, 4), lambda: pow(2, 3.0, 5),
          lambda: 1 << 1.0, lambda: pow(1.5, 2, 3), lambda: 2 ** "x", lambda: "x" ** 2,
          lambda: ~1.5, lambda: -"x", lambda: +[], lambda: 1 & 1.0, lambda: None | 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print((-8) ** (1 / 3))
print(2.0**0.5, (-2.0) ** 3, (-1) ** 0.5, 10**-3, 1e308 * 10, -1e308 * 10)
try:
    print(10.0**400)
except OverflowError:
    print("OverflowError")
x = 1
for i in range(0, 200, 13):
    print(i, (x << i).bit_length(), (x << i >> i) == x, ~(x << i))
print((123456789 << 64) >> 60, (-123456789 << 64) >> 68)
