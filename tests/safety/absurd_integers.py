# Shifts and powers that cannot be.
for c in ("1 << 10**12", "1 << 10**30", "0 << 10**30", "5 >> 10**30", "-5 >> 10**30", "1 << -1"):
    try: print(c, "->", eval(c))
    except (MemoryError, OverflowError, ValueError) as e: print(c, "->", type(e).__name__)
for c in ("2.0 ** 10**10", "10.0 ** 400", "(-2.0) ** 10**10", "float(10**400)", "int('9' * 5000)", "str(10**5000)", "10**400 / 3.0", "10**400 * 1.0", "round(1.5, 10**20)", "divmod(10**400, 1.5)", "hash(10**400) == hash(10**400)", "10**400 == 1e300", "int(1e308) > 10**308", "pow(2, 10**6, 10**9 + 7)", "pow(10**50, 10**50, 97)", "(10**300).bit_length()", "1e308 * 10 - 1e308 * 10 != 0"):
    try: print(c, "->", eval(c))
    except (MemoryError, OverflowError, ValueError) as e: print(c, "->", type(e).__name__, str(e)[:60])
x = 3**5000
print(x % 10**9, (x * x) % 10**9, (x // 3**4990), x.bit_length(), (x + 1) % 7, (-x) % 11, x >> 7900, (x & 0xFFFF))
