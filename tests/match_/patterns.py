# Every kind of pattern.
def m(x):
    match x:
        case 0 | 1 | 2: return "small"
        case -1: return "minus one"
        case 3.5: return "float"
        case 1+2j: return "complex"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case []: return "empty seq"
        case [1, y]: return ("pair", y)
        case [1, *rest, 9]: return ("1..9", rest)
        case (a, b, c) if a == b == c: return ("same", a)
        case [[p, q], *_]: return ("nested", p, q)
        case {"k": v, **rest} if rest: return ("map+", v, rest)
        case {"k": v}: return ("map", v)
        case {"type": "circle" | "disc" as t, "r": int(r) | float(r)}: return (t, r)
        case {}: return "any mapping"
        case str(s) if len(s) > 3: return ("long", s)
        case str() as s: return ("str", s)
        case int(n) if n > 100: return ("big", n)
        case int() | float(): return ("number", x)
        case (x1, y1) as point: return ("point", point)
        case set(): return "set"
        case _: return "other"
for v in (0, 2, True, False, -1, 3.5, 1 + 2j, "ab", b"x", None, [], (), [1, 5], (1, 2, 3, 9), [1, 9], [4, 4, 4], [[1, 2], 3], [(5, 6)], {"k": 1, "z": 2}, {"k": 1}, {"type": "disc", "r": 2}, {"type": "disc", "r": "x"}, {}, "hello", "hi", 500, 7, 2.5, (7, 8), [7, 8, 9], {1}, object, "abcd", range(2), bytearray(b"x"), 1.0, 0.0):
    print(repr(v), "->", m(v))
def bind(x):
    match x:
        case [a, b] | [a, b, _]: pass
        case {"a": a, "b": b}: pass
        case a if (b := 5): pass
    return a, b
print(bind([1, 2]), bind([1, 2, 3]), bind({"a": 1, "b": 2}), bind("z"))
match 1, 2:
    case x, y: print(x, y)
match [1, 2, 3],:
    case [[x, *y]],: print(x, y)
    case [x, *y],: print("flat", x, y)
n = 0
match n:
    case 1: pass
    case _ if n: pass
print("no match is fine")
def side(x): order.append(x); return True
order = []
match [1, 2]:
    case [1, 3] if side("a"): pass
    case [1, 2] if side("b") and False: pass
    case [_, _] if side("c"): pass
    case _ if side("d"): pass
print(order)
match = 5; case = 6; _ = 7; type = 8
print(match, case, _, match * case)
match (match):
    case case: print(case)
