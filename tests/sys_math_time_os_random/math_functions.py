# requires: 3.14
# math: values, edge cases, errors.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
for f in ("sqrt", "exp", "log", "sin", "cos", "tan", "atan", "floor", "ceil", "trunc", "fabs", "log2", "log10", "log1p", "expm1", "cbrt", "isqrt", "degrees", "radians", "exp2", "asinh", "erf", "gamma", "ulp"):
    row = []
    for x in (0, 1, 2, 2.5, 10, 100, 0.5):
        try: row.append(round(getattr(math, f)(x), 10))
        except (TypeError, ValueError, OverflowError) as e: row.append(str(e))
    print(f, row)
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-4, 6, 10), math.lcm(4, 6), math.lcm(), math.lcm(0, 3), math.factorial(20), math.factorial(30), math.comb(10, 3), math.comb(100, 50), math.perm(5, 2), math.perm(5), math.isqrt(10**40), math.isqrt(2**61 - 1))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.floor(1e300) == int(1e300), math.modf(3.25), math.modf(-0.5), math.frexp(10.0), math.ldexp(0.625, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([0.5, 4]), math.pow(2, 10), math.log(8, 2), math.log(10**400), math.atan2(1, -1), math.nextafter(1, 2), math.sumprod([1, 2], [3, 4]), math.fma(2, 3, 4))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(0.0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.sqrt("x"), lambda: math.floor("x"), lambda: math.gcd(1.5), lambda: math.acos(2), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.comb(1.0, 2), lambda: math.ldexp(1.0, 10**10), lambda: math.sqrt(10**400), lambda: math.gamma(-1), lambda: math.log(), lambda: math.sqrt(), lambda: math.hypot("a"), lambda: math.prod(["a"], start=1) if False else math.prod(5), lambda: math.cosh(1000), lambda: math.nope, lambda: math.trunc("a"), lambda: math.dist((1,), (1, 2)), lambda: math.sin(math.inf), lambda: math.perm(3, -1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class F:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __float__(self): return 4.0
    def __index__(self): return 6
print(math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(F()), math.gcd(F(), 9), math.factorial(F()), math.isqrt(F()))
