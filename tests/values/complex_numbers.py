# requires: 3.14
# Complex numbers: repr, arithmetic, powers, errors.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, z * 2, z / 2, z * z, z / z, z ** 2, z - 3, 1j ** 2)
print(1j, -1j, 0j, complex(0, -0.0), complex(-0.0, 1), complex(1.5, -2.5), complex("1+2j"), complex("-j"), complex(" ( 3-1j ) ") if False else "", complex("1e3j"))
print(complex(), complex(1), complex(1, 2), complex(real=3), complex(imag=3), complex(float("inf"), float("nan")), complex(1e16, 1e-5))
print(z == 3 + 4j, z != 3, 3 + 0j == 3, hash(3 + 0j) == hash(3), bool(0j), bool(0.1j), z ** 0, z ** 0.5, 2 ** 1j)
print([1 + 2j, (3j,)], {1j: 2}, f"{z:.2f}", f"{z:>20}", format(1.5j, "+.1e"), str(1j), repr(2 - 0j))
for f in (lambda: z < 1, lambda: z // 2, lambda: z % 2, lambda: int(z), lambda: float(z), lambda: complex("1 + 2j"), lambda: complex("x"), lambda: z / 0, lambda: 0j ** -1, lambda: complex("1", 2), lambda: divmod(z, 1), lambda: abs(complex(1e308, 1e308)), lambda: pow(1j, 2, 3), lambda: complex([]), lambda: round(z)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class C(complex):
    def __repr__(self): return "C" + super().__repr__()
print(C(1, 2), type(C(1) + 1), [C(3)])
class HasComplex:
    def __complex__(self): return 7 + 1j
print(complex(HasComplex()))
def power(z, n):
    r = 1 + 0j
    for _ in range(n): r *= z
    return r
print(power(1 + 1j, 10), (1 + 1j) ** 10, sum([1j, 2, 3.5]), 1j * 1j == -1)
