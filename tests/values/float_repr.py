# The shortest text that reads back, and where the exponent form begins.
values = [0.0, -0.0, 1.0, 0.1, 0.2, 0.1 + 0.2, 1e15, 1e16, 123456789012345678.0, 1e17, 1e22, 1e23, 9007199254740993.0,
          0.0001, 0.00001, 1.5e-5, 1e-323, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 / 3, 2 / 3, 100 / 3,
          1e100, 123e-7, 3.141592653589793, 2.5, 1e-4, 12345.678, 5e-5, 1.0e-10, float("inf"), -float("inf"), float("nan")]
for v in values:
    print(repr(v), str(v), f"{v}", v == float(repr(v)), [v], (v,), {v: v} if v == v else "nan")
print(float("1e400"), float("-1e400"), float("1e-400"), float("  1.5 "), float("1_0.5"), float("infinity"), float("-NaN"), float("+inf"), float(".5"), float("5."))
for text in ("", "1.2.3", "e5", "1e", "0x1p3", "1__0", "nanx", "--1", "1 2"):
    try:
        print(float(text))
    except ValueError as e:
        print(e)
print(float.hex(1.5), (0.1).hex(), (-0.0).hex(), float.fromhex("0x1.8p1"), float.fromhex("-0x.1p-4"), float("inf").hex())
print((0.1).as_integer_ratio(), (2.5).as_integer_ratio(), (1e22).as_integer_ratio(), (1.0).is_integer(), (1.5).is_integer())
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float([]), lambda: float(10**400), lambda: float.fromhex("zz")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
