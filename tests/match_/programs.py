# match as programs use it: an expression evaluator, a command parser, JSON walking.
def ev(e, env):
    match e:
        case int() | float(): return e
        case str(name): return env[name]
        case ("+", *args): return sum(ev(a, env) for a in args)
        case ("*", first, *rest):
            r = ev(first, env)
            for a in rest: r *= ev(a, env)
            return r
        case ("-", a): return -ev(a, env)
        case ("-", a, b): return ev(a, env) - ev(b, env)
        case ("let", [[str(n), v], *more], body): return ev(("let", more, body), {**env, n: ev(v, env)})
        case ("let", [], body): return ev(body, env)
        case ("if", c, t, f): return ev(t if ev(c, env) else f, env)
        case ("fn", [*params], body): return lambda *a: ev(body, {**env, **dict(zip(params, a))})
        case (f, *args): return ev(f, env)(*(ev(a, env) for a in args))
        case _: raise SyntaxError(f"cannot evaluate {e!r}")
print(ev(("+", 1, ("*", 2, 3, 4), ("-", 5)), {}), ev(("let", [("x", 3), ("y", ("*", "x", 2))], ("-", "x", "y")), {}), ev((("fn", ["a", "b"], ("+", "a", "b")), 1, 2), {}), ev(("if", 0, "no", ("-", 1)), {}))
try: ev((), {})
except SyntaxError as e: print(e)
def simplify(e):
    match e:
        case ("+", 0, x) | ("+", x, 0) | ("*", 1, x) | ("*", x, 1): return simplify(x)
        case ("*", 0, _) | ("*", _, 0): return 0
        case (op, a, b):
            n = (op, simplify(a), simplify(b))
            return simplify(n) if n != e else n
        case _: return e
print(simplify(("+", ("*", 1, "x"), ("*", 0, "y"))), simplify(("*", ("+", "a", 0), ("+", 0, 1))))
def command(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as d]: return f"going {d}"
        case ["go", other]: return f"cannot go {other}"
        case ["take", item, *more] if more: return f"take {item} and {len(more)} more"
        case ["take" | "pick", item] | ["pick", "up", item]: return f"took {item}"
        case ["quit" | "exit"]: return "bye"
        case []: return "say something"
        case [verb, *_]: return f"what is {verb}?"
for c in ("go north", "go up", "take a b c", "take lamp", "pick up box", "pick x", "quit", "", "dance now"): print(command(c))
def shape(j):
    match j:
        case {"type": "group", "items": [*items]}: return "(" + " ".join(map(shape, items)) + ")"
        case {"type": "circle", "r": (int() | float()) as r}: return f"circle {r}"
        case {"type": "rect", "size": [w, h], **extra}: return f"rect {w}x{h} {sorted(extra)}" 
        case {"type": t}: return f"?{t}"
        case [x, y]: return f"at {x},{y}"
        case bool() | None: return str(j).lower()
        case _: return "bad"
print(shape({"type": "group", "items": [{"type": "circle", "r": 2}, {"type": "rect", "size": (3, 4), "color": 1, "z": 2}, {"type": "circle", "r": "x"}, [1, 2], None, True, 5]}))
def rle(l):
    match l:
        case []: return []
        case [x, *rest]:
            match rle(rest):
                case [(y, n), *tail] if x == y: return [(x, n + 1), *tail]
                case tail: return [(x, 1), *tail]
print(rle(list("aabcccd")))
def balance(t):
    match t:
        case ("B", ("R", ("R", a, x, b), y, c), z, d) | ("B", ("R", a, x, ("R", b, y, c)), z, d) | ("B", a, x, ("R", ("R", b, y, c), z, d)) | ("B", a, x, ("R", b, y, ("R", c, z, d))):
            return ("R", ("B", a, x, b), y, ("B", c, z, d))
    return t
def insert(t, v):
    def ins(t):
        match t:
            case None: return ("R", None, v, None)
            case (c, l, x, r) if v < x: return balance((c, ins(l), x, r))
            case (c, l, x, r) if v > x: return balance((c, l, x, ins(r)))
            case _: return t
    _, l, x, r = ins(t)
    return ("B", l, x, r)
t = None
for v in [5, 2, 8, 1, 9, 3, 7, 4, 6, 5]: t = insert(t, v)
def walk(t): return [] if t is None else walk(t[1]) + [t[2]] + walk(t[3])
def depth(t): return 0 if t is None else 1 + max(depth(t[1]), depth(t[3]))
print(walk(t), depth(t), t[2])
