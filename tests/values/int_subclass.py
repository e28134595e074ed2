# Subclasses of int: operators give plain ints, overriding works, identity of the class is kept.
class Money(int):
    unit = "EUR"
    def __repr__(self):
        return f"Money({int(self)})"
    def __add__(self, other):
        return Money(int(self) + int(other))
    __radd__ = __add__
m = Money(5)
print(m, m + 1, 1 + m, m * 2, type(m * 2), -m, type(-m), type(+m), sum([m, m]), type(sum([m, m])))
print(m == 5, hash(m) == hash(5), {5: "x"}[m], [1, 2, 3, 4, 5, 6][m], m.unit, isinstance(m, int))
print(int(m), type(int(m)), f"{m}", f"{m:03d}", "%d" % m, "%s" % m, str(m))
print(bool(Money()), Money("12"), Money("ff", 16), Money(2**70) + 1)
class Flag(int):
    def __bool__(self): return False
    def __index__(self): return 1
    def __int__(self): return 99
f = Flag(2)
print("yes" if f else "no", [10, 20, 30][f], int(f), f + 0, range(10)[f], f == 2)
class Mod(int):
    def __new__(cls, value, modulus=7):
        self = super().__new__(cls, value % modulus)
        self.modulus = modulus
        return self
    def __mul__(self, other): return type(self)(int(self) * int(other), self.modulus)
    def __eq__(self, other): return int(self) == int(other) % self.modulus
    __hash__ = int.__hash__
print(Mod(10) * 5, (Mod(10) * 5).modulus, Mod(3) == 10, Mod(3) != 10, Mod(10, 4) * Mod(3, 4))
class Bad:
    def __index__(self): return "no"
class Deprecated:
    def __int__(self): return 3.5
for call in (lambda: [1][Bad()], lambda: int(Bad()), lambda: int(Deprecated()), lambda: range(Bad()), lambda: hex(Bad()), lambda: "a" * Bad()):
    try:
        print(call())
    except TypeError as e:
        print(e)
