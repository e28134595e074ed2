# int() from text in every base, with underscores, signs, spaces, and its refusals.
good = [("12",), (" 12 ",), ("-0",), ("+7",), ("1_000_000",), ("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0),
        ("0o17", 0), ("z", 36), ("-0X1F", 0), ("101", 2), ("0b_1", 0), ("\u0663\u0664",), (b"42",), (bytearray(b" 42\n"),), ("0", 0), ("00", 0),
        ("9" * 60,), ("-" + "8" * 41, 9), (3.99,), (-3.99,), (True,), (1e22,), (2**80 * 1.0,)]
for args in good:
    print(args, int(*args))
bad = [("",), ("  ",), ("1__0",), ("_1",), ("1_",), ("0x",), ("12", 1), ("12", 37), ("9", 8), ("1.5",), ("abc",), ("012", 0),
       ("0xff",), ("1 2",), ("--1",), (None,), ([],), (1.5, 10), (float("nan"),), (float("inf"),), ("1\0",), (b"\xff",), ("9" * 5000,), ("é",)]
for args in bad:
    try:
        print(int(*args))
    except Exception as e:
        print(type(e).__name__, e)
print(int(), int("0b11", base=2), 0b1111_0000, 0o7_7, 0xDEAD_BEEF, 1_0.0_1, 1_000j)
print(str(2**100), repr(-(10**30)), len(str(3**2000)), str(3**100)[:10])
try:
    str(10**5000)
except ValueError as e:
    print(e)
print(hex(255), oct(8), bin(5), hex(-255), oct(-8), bin(-5), hex(2**70), bin(0))
