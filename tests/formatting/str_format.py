# str.format: fields, attributes, indices, nesting, conversion, errors.
class P:
    def __init__(self): self.x, self.d, self.l = 5, {"k": "v", "1": "one"}, [10, [20, 30]]
    def __getitem__(self, k): return f"item {k!r}"
p = P()
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {0.d[k]} {0.l[1][0]} {0[key]} {0[3]}".format(p), "{{}} {{{}}}".format(7), "{!r} {!s} {!a}".format("é", "é", "é"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{:{}}|{:{w}.{p}}".format("x", 4, 3.14159, w=8, p=3), "{0:{1}{2}}".format(5, ">", 4), "{0!r:>8}".format("q"), "{a[0]}{a[1]}".format(a="xy" and [1, 2]), "{d[k]} {d[1]}".format(d={"k": "str key", 1: "int key"}), "{:,}".format(1234567), "{:%}".format(0.25), "{0:b} {0:o} {0:x}".format(10), "".format(), "{}".format(None), "{:}".format(5), "{0}{0}".format("ab"), "{self} {format}".format(self=1, format=2))
for bad in ("'{}'", "'{} {}', 1", "'{1}', 0", "'{a}'", "'{0} {}', 1, 2", "'{} {0}', 1, 2", "'{'", "'}'", "'{0'", "'{0!}', 1", "'{0!x}', 1", "'{0!rr}', 1", "'{:d}', 'a'", "'{0.nope}', 1", "'{0[5]}', [1]", "'{0[a]}', [1]", "'{0[a]}', {}", "'{0.}', 1", "'{0[}', 1", "'{0[]}', 1", "'{a.b.c}', 1", "'{0[0]x}', [1]", "'{:{:{}}}', 1, 2, 3", "'{0:{1}}', 1", "'{-1}', 1", "'{ 0}', 1", "'{99999999999999999999}', 1", "'{!r', 1", "'{:', 1", "'a{b'", "'a}b'", "'{0!r}x}', 1"):
    try: print(bad, eval(f"str.format({bad})"))
    except Exception as e: print(bad, "|", type(e).__name__, e)
class Default(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(Default(a=1)), "{x.real}".format(x=3), "{0.__class__.__name__}".format(5), "{:{fill}^{n}}".format("mid", fill="*", n=9), "{0:{0}}".format(3), "%s" % "{}".format("{}"))
