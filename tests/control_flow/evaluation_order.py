# The order in which parts of expressions and statements are evaluated.
log = []
def e(x, r=None):
    log.append(x)
    return x if r is None else r
def show(label): print(label, log); log.clear()
e(1) + e(2) * e(3) - e(4); show("arith")
e(1) < e(2) < e(3); show("chain"); e(3) < e(2) < e(1); show("short chain")
e("f", print)(e("a1"), *e("star", ["s"]), k := e("kw"), sep=e("sep")); show("call")
[e(1), e(2)][e(0)]; show("subscript")
{e("k1"): e("v1"), e("k2"): e("v2")}; show("dict")
d = {}
d[e("key")] = e("value"); show("assignment: value first")
d[e("a")], d[e("b")] = e("rhs", (1, 2)); show("tuple targets")
d[e("x")] = d[e("y")] = e("chained"); show("chained")
class O: pass
o = O(); o.n = 1; l = [1, 2, 3]
def get(): log.append("get"); return o
get().n += e(5); show("aug attr")
l[e(0)] += e(7); show("aug item")
l[e(0):e(2)] = e("slice value", [8, 9]); show("slice")
e("cond", True) and e("and") or e("never"); show("and/or")
e("yes") if e("test", True) else e("no"); show("ternary")
lambda x=e("default"): e("body"); show("lambda")
def f(a=e("d1"), *, b=e("d2")) -> None: pass
log[:] = [x for x in log if x in ("d1", "d2")]; show("def")
@e("deco1", lambda f: e("apply1", f))
@e("deco2", lambda f: e("apply2", f))
def g(a=e("arg")): pass
print([x if isinstance(x, str) else "fn" for x in log]); log.clear()
class K(e("base", object), metaclass=e("meta", type)): x = e("body")
print([x if isinstance(x, str) else "?" for x in log]); log.clear()
del d[e("a")], d[e("b")]; show("del")
assert e("assert", True), e("message"); show("assert")
[e(("elt", x)) for x in e("iter", [1, 2]) if e("if", True)]; show("comp")
{e("k"): e("v") for _ in [0]}; show("dict comp")
e(1) in e("in", [1]); e(1) is e(2); not e(0); show("in, is, not")
f"{e('f1')}{e('f2'):{e('spec', '>3')}}"; show("f-string")
try: raise e("exc", ValueError("x")) from e("cause", KeyError("y"))
except e("clause", ValueError): show("raise")
x, y = e("left"), e("right"); show("tuple display")
print(*[e("p1"), e("p2")], end=e("\n")); show("print")
for o.attr in e("for", [1]): e("loop body")
show("for")
with e("cm", type("CM", (), {"__enter__": lambda s: e("enter"), "__exit__": lambda s, *a: e("exit", False)})()) as o.target: e("with body")
print([v if isinstance(v, str) else "cm" for v in log]); log.clear()
e(2) ** e(3) ** e(2); -e(1) ** e(2); show("power")
l = [0] * 3
i = 1
i, l[i] = 2, "at new i"; print(i, l)
x = [1, 2]; x[0], x = 5, x[1]; print(x)
