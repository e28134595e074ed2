match x:
    case a: pass
    case b: pass
###
match x:
    case _: pass
    case b: pass
###
match x:
    case a | b: pass
###
match x:
    case _ | 1: pass
###
match x:
    case 1 | a: pass
###
match x:
    case [a] | [b]: pass
###
match x:
    case a, a: pass
###
match x:
    case [a, [a]]: pass
###
match x:
    case {1: a, 2: a}: pass
###
match x:
    case A(a, b=a): pass
###
match x:
    case A(a=1, a=2): pass
###
match x:
    case A(a=1, 2): pass
###
match x:
    case {**a, 1: 2}: pass
###
match x:
    case {1: 2, 1: 3}: pass
###
match x:
    case {a: 1}: pass
###
match x:
    case {a.b: 1, a.b: 2}: pass
    case _: pass
###
match x:
    case [*a, *b]: pass
###
match x:
    case *a: pass
###
match x:
    case *a, *b: pass
###
match x:
    case 1 as _: pass
###
match x:
    case 1 as a.b: pass
###
match x:
    case 1 as 2: pass
###
match x:
    case a as a: pass
###
match x:
    case 1 + 2: pass
###
match x:
    case 1 + 2j: pass
    case 1j + 2: pass
###
match x:
    case 1j + 2j: pass
###
match x:
    case -a: pass
###
match x:
    case a + b: pass
###
match x:
    case f"a": pass
###
match x:
    case f"{a}": pass
###
match x:
    case a(): pass
    case a.b(): pass
    case a()(): pass
###
match x:
    case a[0]: pass
###
match x:
    case not a: pass
###
match x:
    case: pass
###
match x:
    pass
###
match x:
    x = 1
###
match x: pass
###
match x:
    case 1: pass
    x = 1
###
match x:
    case (a, b) | (b, a): pass
    case {"a": b} | {"c": d}: pass
###
match x:
    case a if b: pass
    case _ if c: pass
    case d: pass
    case e: pass
###
match x:
    case (a): pass
    case 1: pass
###
match x:
    case (a as b): pass
    case 1: pass
###
match x:
    case [_, *_]: pass
    case {**_}: pass
###
match x:
    case {**rest}: pass
    case {1: 2, **rest}: pass
    case {1: a, **a}: pass
###
match x:
    case [a, *a]: pass
###
match x:
    case A(1, 2, b=3, c=4,): pass
    case (1 | 2 | _): pass
    case 5: pass
###
match x:
    case ((1 | _) | 3): pass
###
match x:
    case _ as y: pass
    case 3: pass
###
match x:
    case y as _: pass
###
match x, y:
    case 1, 2: pass
match *x:
    case 1: pass
###
match x:
case 1: pass
###
match x
case 1: pass
###
match = 1
match[0] = 2
match(x)
match x
###
case = 1
case x
###
match x:
    case "a" "b": pass
    case b"a" | 1.5: pass
    case -1 | -1.5j: pass
    case - -1: pass
###
match x:
    case {-1: 1, "a": 2, None: 3, True: 4}: pass
    case {1+1: 1}: pass
###
match x:
    case {f"a": 1}: pass
###
match x:
    case None | True | False: pass
    case None(): pass
###
match x:
    case A.b.c | A.d: pass
    case a.b as c: pass
    case a.b.: pass
###
match x:
    case [1, 2
###
match x:
    case {1: 1 2: 2}: pass
###
match x:
    case (1, 2: pass
###
match x:
    case A(1 2): pass
