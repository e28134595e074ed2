# := binds in the surrounding function scope and has the value of its right side.
if (n := len("abc")) > 2: print(n)
data = iter([1, 2, 3, 0, 4])
while (x := next(data)): print(x, end=" ")
print(x)
print([y := 1, y + 1, (y := y + 5)], y, (z := 3, 4), z, (w := (3, 4)))
def f():
    print([last := i for i in range(3)], last)
    total = 0
    print([total := total + i for i in range(5)], total)
    print(any((hit := c).isdigit() for c in "ab3c"), hit)
    print({k: (v := k * 2) for k in range(2)}, v, {(s := 9)} == {9}, s)
    return [(i, j) for i in range(3) if (j := i * i) or True]
print(f())
def g(a=(d := 5), *, b=[e := 6]): return a, b
print(g(), d, e)
print(f"{(q := 4)}", q, f"{q:=5}", (lambda: (r := 3) + r)())
def h():
    def inner():
        nonlocal t
        return (t := t + 1)
    t = 0
    return inner(), inner(), t
print(h())
def glob():
    global made
    return [made := i for i in range(3)]
print(glob(), made)
print((a := 1) + (b := 2), a, b, (c := a) is a, not (u := 0), u)
lst = [1, 2, 3]
print(lst[(i := 1)], lst[i:(j := 3)], i, j, max((p := [4, 5])), p, len(o := "word"), o)
if (match := {"a": 1}.get("a")) is not None and (other := match + 1): print(match, other)
def chained(v): return "big" if (n := v * 2) > 10 else "small" if n > 4 else n
print(chained(1), chained(3), chained(9))
for bad in ("x := 1", "(a.b := 1)", "(a[0] := 1)", "f(a := 1, a := 2, b=c:=3)", "[i := 0 for i in range(3)]", "[(lambda: (i := 1)) for i in range(2)]", "(x, y := 1, 2)[2]", "def f(a = b := 1): pass", "lambda: x := 1", "(True := 1)", "class C: [y := 1 for _ in range(1)]", "[x for x in (y := [1])]", "(f() := 1)", "('a' := 1)", "assert (k := 1), k", "with (z := 5): pass", "x = y := 1", "{a := 1: 2}", "[0 for j in range(2) if (j := 1)]"):
    try:
        compile(bad, "<w>", "exec")
        print(bad, "| ok")
    except SyntaxError as e:
        print(bad, "|", e.msg)
