# Sizes beyond any memory are refused at once.
cases = ["'a' * 10**13", "'ab' * 2**62", "b'x' * 10**13", "[0] * 10**13", "(1,) * 10**13", "[[]] * 2**62", "bytearray(10**13)", "bytes(10**13)", "'%10000000000000d' % 5", "'%.10000000000000f' % 5.0", "format(5, '10000000000000')", "f'{5:>10000000000000}'", "'x'.ljust(10**13)", "'x'.center(10**13)", "'x'.zfill(10**13)", "b'x'.rjust(10**13)", "'a' * 10**30", "[0] * 10**30", "range(10**30)[10**29]", "len(range(10**30))", "'x'.ljust(10**30)", "(0,) * -10**30", "'a' * -10**30", "[1] * 0", "bytes(10**30)", "'\\t'.expandtabs(10**13)", "format('x', '99999999999999999999')", "'%*d' % (10**30, 5)", "'{:{}}'.format('x', 10**13)", "list(range(5)) * 10**13", "bytearray(b'ab') * 10**13"]
for c in cases:
    try: print(c, "->", len(repr(eval(c))))
    except (MemoryError, OverflowError, ValueError) as e: print(c, "->", type(e).__name__)
l = [1, 2, 3]
try: l *= 10**13
except MemoryError: print("in place", l)
l.extend([4])
print(l, "alive")
