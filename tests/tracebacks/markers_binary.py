# requires: 3.14
# Markers under the part of the line that failed: operators.
import sys
def show(f):
    try: f()
    except Exception: sys.excepthook(*sys.exc_info())
x, s, d, none = 1, "a", {"k": 1}, None
show(lambda: x + s)
show(lambda: (x * 2) + (s * 3) + 1)
show(lambda: s % (1, 2) or x)
show(lambda: x / (x - 1) + 5)
show(lambda: 10 + d["missing"]["x"] + 1)
show(lambda: d["k"]["j"])
show(lambda: none.attribute)
show(lambda: none.a.b)
show(lambda: s.upper().nope())
show(lambda: -s)
show(lambda: x < s)
show(lambda: x in x)
show(lambda: not_defined + 1)
show(lambda: len(x) + len(s))
show(lambda: s(1, 2))
show(lambda: print(x, s + x))
show(lambda: x if s + 1 else 2)
show(lambda: [y / 0 for y in (1,)])
show(lambda: {**x})
show(lambda: s[x:s])
show(lambda: x ** s if True else 0)
show(lambda: x @ s)
