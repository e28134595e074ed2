# The format mini-language for floats and complex numbers.
specs = ["", "f", ".0f", ".3f", "10.2f", "<10.1f", "^+10.1f", "010.2f", "e", ".2e", "E", "g", ".3g", "G", "#g", "%", ".0%", ",", ",.2f", "_.1f", "+", " ", "n", ".17g", ".1", ".4", "z.0f", "=+10", "*>12.3e", "#.0f", ".0e", "F"]
for x in (0.0, -0.0, 1.0, 3.14159, -2.5, 1234567.891, 1e-7, 1e22, 0.5, 1.5, 2.5, 99999.5, float("inf"), float("-inf"), float("nan"), 5e-324):
    row = []
    for s in specs:
        try: row.append(format(x, s))
        except ValueError as e: row.append(f"<{e}>")
    print(x, row)
for s in ("", ".2f", ">20", "+", ".1e", "g", ",", "<15.1f"): print(s, format(1.5 - 2j, s), format(-0.0 + 1e10j, s))
for bad in ("d", "x", "s", "c", "b", "=5", "05", "%"):
    for v in (1.5, 1j):
        try: print(bad, format(v, bad))
        except ValueError as e: print(bad, "|", e)
