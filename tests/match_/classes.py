# Class patterns: __match_args__, attributes, positional built-ins, errors.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Sub(Point): pass
class NoArgs:
    a = 1
def f(v):
    match v:
        case Sub(0): return "sub at 0"
        case Point(0, 0): return "origin"
        case Point(x=0): return "on y axis"
        case Point(x, 0): return f"x={x}"
        case Point(x, y=yy) if x == yy: return f"diagonal {x}"
        case Point(Point(a, b), _): return f"nested {a} {b}"
        case Point(): return "a point"
        case NoArgs(a=1): return "noargs"
        case bool(b): return f"bool {b}"
        case int(i): return f"int {i}"
        case str(s): return f"str {s}"
        case list([a, b]): return f"list of two {a} {b}"
        case list(l): return f"list {l}"
        case dict({"a": d}): return f"dict {d}"
        case tuple((a,)): return f"1-tuple {a}"
        case type(): return "a class"
        case float(real=r): return f"real {r}"
        case object(__class__=c): return f"object of {c.__name__}"
for v in (Sub(0, 1), Sub(1, 0), Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(Point(1, 2), 3), Point(1, 2), NoArgs(), True, 5, "s", [1, 2], [1], {"a": 1}, {"b": 1}, (1,), (1, 2), int, 2.5, None):
    print(f(v))
def err(v, code):
    ns = {"Point": Point, "NoArgs": NoArgs, "v": v, "Bad": Bad, "Dup": Dup, "List": List, "five": five, "Raises": Raises}
    try:
        exec("match v:\n case " + code + ": print('matched')\n case _: print('no')", ns)
    except Exception as e: print(code, "|", type(e).__name__, e)
class Bad: __match_args__ = 5
class Dup: __match_args__ = ("x", "x"); x = 1
class List: __match_args__ = ["x"]
class Raises:
    __match_args__ = ("p",)
    @property
    def p(self): raise KeyError("in property")
class five: five = 5
err(Point(1, 2), "Point(1, 2, 3)")
err(NoArgs(), "NoArgs(1)")
err(Bad(), "Bad(1)")
err(Dup(), "Dup(1, 1)")
err(Point(1, 2), "Point(1, x=1)")
err(List(), "List(1)")
err(5, "five.five(1)")
err(5, "int(1, 2)")
err(Raises(), "Raises(1)")
err(Raises(), "Raises(missing=1)")
err(5, "five.five")
err(5, "undefined.name")
err(5, "five.nope")
err({"five": 1}, "{five.five: 1}")
err([1], "[five.five, *_]")
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class MyMap(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
    def __missing__(self, k): return "made"
match Seq():
    case [a, b]: print("seq?")
    case _: print("not registered as a sequence")
match MyMap(a=1):
    case {"b": x}: print("b", x)
    case {"a": x}: print("a", x)
class Color:
    RED, BLUE = "red", "blue"
for c in ("red", "blue", "green"):
    match c:
        case Color.RED: print("is red")
        case Color.BLUE | Color.RED: print("is blue")
        case other: print("other", other)
class EqAll:
    def __eq__(self, o): print("eq", o); return o == 3
match EqAll():
    case 1 | 2 | 3 as v: print("eq to 3", type(v).__name__)
class Inst(type):
    def __instancecheck__(cls, o): print("instancecheck"); return o == 1
class I(metaclass=Inst): pass
match 1:
    case I(): print("instance by check")
