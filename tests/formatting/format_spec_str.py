# The format mini-language for text, None, bool, lists and objects.
for s in ("", "s", "5", "<6", ">6", "^6", "*^7", ".2", "6.2", "^6.1s", "é>4", "0>5", "05", "<05", "=^5" ):
    try: print(repr(s), repr(format("abc", s)), repr(format("日本", s)))
    except ValueError as e: print(repr(s), "|", e)
for s in ("d", "x", "+", ",", "=5", "#", ".2d", "_", " ", "z"):
    try: print(s, format("abc", s))
    except ValueError as e: print(s, "|", e)
for v in (None, True, [1], (1,), {1: 2}, {1}, int, len, ..., b"x", range(2), object):
    for s in ("", ">8", "d"):
        try: print(repr(format(v, s)), end=" ")
        except Exception as e: print(type(e).__name__, e, end=" ")
    print()
class F:
    def __format__(self, spec): return f"F[{spec}]"
class S(str): pass
print(format(F(), "any thing:{"), f"{F():%Y-%m}", "{:a{}b}".format(F(), 5), f"{F()}", f"{F()!s:<}"[:3], format(S("x"), ">3"), format(F()))
for bad in (lambda: format(1, 2), lambda: format(), lambda: format(1, "", 3), lambda: "x".__format__(5), lambda: object().__format__("x")):
    try: bad()
    except TypeError as e: print(e)
