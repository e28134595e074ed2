# requires: 3.14
# bool is an int with its own repr and its own bitwise operators.
print(True + True, True - False, True * 3, True / 2, True // 2, -True, +True, ~False, abs(True))
print(True & False, True | False, True ^ True, type(True & True), type(True & 1), type(1 | True), True << 3)
print(True == 1, True is True, hash(True), {1: "a", True: "b"}, [5, 6][True], "xy"[False])
print(repr(True), str(False), f"{True}", f"{True:d}", f"{True:>6}", "%d" % True, "%s" % True, format(True, "b"))
print(bool(""), bool("0"), bool([]), bool([0]), bool(0.0), bool(-0.0), bool(float("nan")), bool(None), bool(...))
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__bases__)
print(sorted([True, 0, False, 1, 2, -1]), sum([True] * 5), max(False, True), min(True, 0))
class Len0:
    def __len__(self): return 0
class LenNegative:
    def __len__(self): return -1
class BoolText:
    def __bool__(self): return "yes"
class BoolOverLen:
    def __len__(self): return 0
    def __bool__(self): return True
class Raises:
    def __bool__(self): raise RuntimeError("undecided")
print(bool(Len0()), bool(BoolOverLen()), not Len0())
for cls in (LenNegative, BoolText, Raises):
    for use in (bool, lambda x: not x, lambda x: 1 if x else 2, lambda x: x and 1, lambda x: [1 for _ in [1] if x]):
        try:
            print(use(cls()))
        except Exception as e:
            print(cls.__name__, type(e).__name__, e)
try:
    class MyBool(bool): pass
except TypeError as e:
    print(e)
print(not not 3, not 0 or 5, 0 or [] or "last", 1 and 2 and 3, 1 and 0 and 3, None or 0)
