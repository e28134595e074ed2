# decimal: contexts, rounding, signals, formatting.
from decimal import *

print(Decimal("1.10") + Decimal("2.2"), Decimal(1) / 7, Decimal("1e-7"), Decimal(0.1))
with localcontext() as context:
    context.prec = 50
    print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln())
for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR):
    print(rounding, [str(Decimal(t).quantize(Decimal("0.1"), rounding)) for t in ("0.25", "0.35", "-0.25")])
print(f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.000012'):e}", f"{Decimal('12.5'):>10}")
try:
    Decimal(1) / 0
except DivisionByZero as error:
    print(type(error).__mro__[1].__name__, error)
try:
    Decimal("x")
except InvalidOperation as error:
    print(error)
print(Decimal("NaN") == Decimal("NaN"), Decimal("Infinity") > 10**100, Decimal("-0").is_signed())
print(Decimal("3.14").as_tuple(), Decimal("12.30").normalize(), Decimal(7) % 3, divmod(Decimal("-7"), 2))
print(sorted(map(Decimal, ["3", "-1", "2.5"])), sum(map(Decimal, "123")), hash(Decimal(5)) == hash(5))
print(Decimal("1.5").as_integer_ratio(), int(Decimal("9.99")), float(Decimal("0.5")), repr(Decimal("1E+3")))
