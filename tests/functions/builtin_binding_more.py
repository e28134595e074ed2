# requires: 3.14
# Argument errors of built-in functions: more arguments than parameters, keywords, constructors by hand.
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: print(sep="", end="", file=None, flush=False, x=1, y=2), lambda: max(1, 2, key=None, default=1, z=3),
          lambda: zip([1], strict=True, x=1), lambda: int(1, 2, 3), lambda: int("x", base=2, z=1), lambda: [].sort(1),
          lambda: sorted(), lambda: sorted([1], 2), lambda: sorted([], foo=1), lambda: sorted([], 1, foo=2), lambda: enumerate(),
          lambda: "a".replace("a"), lambda: "a".replace("a", "b", 1, 2), lambda: type(), lambda: type(1, 2), lambda: str(1, 2),
          lambda: str(b"", "utf-8", 5), lambda: str(b"", None), lambda: str(1, 2, 3, 4), lambda: str(object=1, encoding=2, errors=3, x=4),
          lambda: "a".split(1, 2, 3), lambda: "a".split(sep=1, maxsplit=2, x=3), lambda: open(), lambda: compile("1"),
          lambda: pow(1), lambda: round(), lambda: sum(), lambda: sum([1], 2, 3)):
    show(f)
def g(alpha, beta=1, /, gamma=2, *, delta=3): pass
for f in (lambda: g(1, gama=1), lambda: g(1, dleta=1), lambda: g(1, bet=1), lambda: g(1, zzz=1)):
    show(f)
