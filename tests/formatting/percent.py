# requires: 3.14
# printf-style formatting.
print("%d %5d|%-5d|%05d %+d % d %x %X %#x %o %#o %i %u" % (42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 7, 9))
print("%s %10s|%-10s|%.2s %r %a %c %c %%" % ("s", "right", "left", "cut", "q", "é", "x", 97))
print("%f %.2f %10.3f|%-10.1f|%010.2f %+.1f %e %.3E %g %G %g %g %#g %.0f %#.0f" % (3.14159, 2.675, 3.14159, 2.5, -3.14159, 1.0, 12345.678, 0.00012, 1e-5, 1e20, 100000, 1000000, 1.0, 2.5, 3.0))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25}, "%(x)d%%" % {"x": 5}, "%s" % {"k": 1}, "%s" % [1], "%s %s" % ("a", (1,)), "%s" % ((1, 2),), "%%" % (), "no args" % {}, "%d" % 3.99, "%d" % True, "%d" % 10**30, "%x" % -255, "%.3d" % 5, "%5.3d|" % 5, "%+.2e" % 123.456)
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%*s|" % (-6, "ab"), "%ld %hd" % (1, 2), "%5%|" % () if False else "", "%f %f %f" % (float("inf"), float("-inf"), float("nan")), "%05f|%+f" % (float("inf"), float("nan")), "%.50f" % 0.1, "%.0e" % 12345, "%g" % 1e16, "%g" % 123456789)
class A:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __index__(self): return 9
print("%s %r %a %d %f %x %5s|%-6r|" % (A(), A(), A(), A(), A(), A(), A(), A()))
for bad in ("'%d' % 'x'", "'%d' % None", "'%s %s' % 1", "'%s' % (1, 2)", "'%d %s' % (1,)", "'%z' % 1", "'%' % 1", "'%(a)s' % 5", "'%(a)s' % {}", "'%(a' % {}", "'%c' % 'ab'", "'%c' % -1", "'%c' % 1.5", "'%x' % 1.5", "'%f' % 'a'", "'%*d' % ('a', 1)", "'abc' % 1", "'%s' % ()", "'%.*f' % (1, 'x')", "'%(a)s %s' % {'a': 1}", "'%i' % [1]", "'%5' % 1", "'%o' % 'z'", "'%x' % None"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "|", type(e).__name__, e)
