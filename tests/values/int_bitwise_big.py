# Two's complement semantics of the bitwise operators for numbers of any size.
a, b = 0xDEADBEEFCAFEBABE1234567890, 0x0FEDCBA9876543210
for x, y in ((a, b), (-a, b), (a, -b), (-a, -b), (-1, a), (a, -1), (-(2**70), 2**70 - 1)):
    print(hex(x & y), hex(x | y), hex(x ^ y), hex(~x))
    assert (x & y) + (x | y) == x + y
    assert x ^ y == (x | y) - (x & y)
print((5).bit_count(), (-5).bit_count(), (2**200 - 1).bit_count(), a.bit_count())
print((0).bit_length(), (-1).bit_length(), (255).bit_length(), (256).bit_length(), a.bit_length())
print((1024).to_bytes(2, "big"), (1024).to_bytes(10, "little"), (-1024).to_bytes(10, "big", signed=True))
print(int.from_bytes(b"\x00\x10", "big"), int.from_bytes(b"\xfc\x00", "big", signed=True), int.from_bytes([255, 0], "little"))
print((7).to_bytes(), int.from_bytes(b"\x01\x02"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = (1 << 130) - 1
print([n >> k & 0xFF for k in range(0, 140, 16)])
print(n.as_integer_ratio(), n.numerator == n, n.denominator, n.real == n, n.imag, n.conjugate() == n)
print((True).bit_length(), (10).is_integer())
