# Formatting of plain values, at the borders of what has a path of its own.
specs = ["", "d", "5", "<5", ">5", "^6", "=6", "05", "+", "+d", " d", "-5d", "x", "#x", "#X", "o", "#o",
         "b", "#b", "#010x", "#b", "c", "*^9", "é>6", "0>6", "x<8", ",", "_", "08,", "_x", "e", ".2f",
         "g", "%", "n", "+06d", " >+6", "=+8", "😀=8"]
for i in 0, 7, -7, 42, 255, -255, 1234567, 2**60 - 1, -(2**60), 2**64, True, False:
    for spec in specs:
        try:
            print(spec, format(i, spec), sep="|", end=" ")
        except Exception as error:
            print(spec, type(error).__name__, error, sep="|", end=" ")
    print()
for f in 0.0, -0.0, 0.5, 1.5, 2.5, -2.675, 1e15, 1e16, 1e22, 1e23, 123456.789, 1e-7, 0.1 + 0.2, 5e-324, float("inf"), float("-inf"), float("nan"):
    for spec in ["", "f", ".0f", ".1f", ".3f", "#.0f", "8.2f", "08.2f", "<8.1f", "^9.1f", "+.2f", "+", ",.2f", ".2%", ".3e",
                 ".3g", "g", "z.0f", "=8.1f", "*=9.1f", ".22f", ".23f", "_.3f", "é^9.1f", ".0%", "012"]:
        try:
            print(spec, format(f, spec), sep="|", end=" ")
        except Exception as error:
            print(spec, type(error).__name__, error, sep="|", end=" ")
    print(repr(f), str(f), "%s %r %.2f %5.1f %-8.3f|%+.1e %g" % (f, f, f, f, f, f, f))
for s in "", "a", "abc", "é", "a\0b", "日本語":
    for spec in ["", "s", "5", "<5", ">5", "^6", ".2", "5.1", "*^7", "é<4", "=5", "+", "d", ","]:
        try:
            print(spec, format(s, spec), sep="|", end=" ")
        except Exception as error:
            print(spec, type(error).__name__, error, sep="|", end=" ")
    print()


class Int(int):
    def __repr__(self):
        return "Int!"

    def __format__(self, spec):
        return f"<{spec}>"


class Float(float):
    def __str__(self):
        return "Float!"


class Text(str):
    def __str__(self):
        return "Text!"


print(f"{Int(3)} {Int(3):5} {Int(3)!r} {Int(3)!s}", "%d %s %r %5s" % (Int(3), Int(3), Int(3), Int(3)), str(Int(3)))
print(f"{Float(3)} {Float(3):5} {Float(3)!r}", "%s %r %.1f" % (Float(3), Float(3), Float(3)), repr(Float(3)))
print(f"{Text('a')} {Text('a'):5} {Text('a')!r}", "%s %r" % (Text("a"), Text("a")), "".join([Text("a"), "b"]), "-".join([Text("a")]))
print("%s" % None, "%s%%" % 1, "%d%%%s" % (1, 2), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x" % (255, 255, 8, 255))
print("%s %s" % ("é", 2**70), "%d" % (2**70), "%d" % True, "%d" % 3.9, "%i" % -5, "%c%c" % (65, "é"))
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%s" % {"a": 1}, "%s" % [1], "%s" % ((1, 2),), "%r" % ("x",), "%s" % "")
for template, args in [("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%s", ()), ("%", 1), ("%d", None), ("%z", 1), ("x", 1), ("%d", (1, 2))]:
    try:
        print(template % args)
    except Exception as error:
        print(type(error).__name__, error)
print("{} {!r:>5} {:{}} {{}} é{}日".format(1, "a", 2, 5, "ü"), "{0}{1}{0}".format("é", 1), "{a.real} {b[0]} {b[k]}".format(a=5, b={0: "z", "k": 1}))
for template in ["{", "}", "{0", "{!x}", "{0!}", "{0!r", "{a}", "{1}", "{}{0}", "{0.}", "{0[}", "{0[]}", "{0]}", "{0!rx}", "{:{:{}}}", "{é}", "{0!é}", "a{0:é}"]:
    try:
        print(template.format("v"))
    except Exception as error:
        print(type(error).__name__, error)
print([hex(i) for i in (0, 15, 16, -1, 2**60, -(2**63), 2**64)], [bin(i) for i in (0, 5, -5)], oct(-8), hex(True))
print([round(x, n) for x in (2.675, 1.005, 0.5, 1234.5678, -0.04, 1e22, 5e-324, 1e300) for n in (0, 1, 2, 3, 15, 22, 23, 300)])
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, 1e16)], round(-0.0, 1), round(float("inf"), 2), round(123, -1), round(125, -1))
print([int(s) for s in ("0", "-0", "+7", " 12 ", "1_000", "00012", "99999999999999999", "123456789012345678901234567890", "١٢")])
for s in "", "-", "1__0", "_1", "1_", "0x1", "1.0", "٣x", "12a", "9" * 5000:
    try:
        print(int(s))
    except ValueError as error:
        print(str(error)[:60])
print(int("9" * 740) == 10**740 - 1, int("-" + "12345678901234567890" * 30) % 97, int("1" + "0" * 19), int("18446744073709551616"))
print([str(10**n) == "1" + "0" * n for n in (17, 18, 19, 20, 38, 100, 770, 771, 1000)].count(True), str(-(10**19)), str(2**63))
