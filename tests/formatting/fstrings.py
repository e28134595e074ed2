# f-strings: nesting, quotes, specs, conversions, =, braces, lambdas, multi-line.
x, name, pi, d, l = 5, "Ann", 3.14159, {"k": "v", "a b": 1}, [1, 2, 3]
print(f"{x} {name!r} {pi:.2f} {x:>5}|{name:^7}|{x + 1} {x*2=} {pi=:.1f} {name=!s} {x = }", f"{{}} {{{x}}}", f"{d['k']} {d["k"]} {l[0]} {l[-1]}", f"{f"{f"{x}"}"}", f"{'nested ' + f'{name}'}")
width, prec, fill = 10, 3, "*"
print(f"{pi:{width}.{prec}}|{name:{fill}^{width}}|{x:{'0'}{width}}|{pi:{width}.{prec}{'f'}}|{x:{fill}>{width - 5}}")
print(f"{(lambda v: v * 2)(x)} {x if x > 3 else 'small'} {[i for i in l if i > 1]} {({'a': 1})['a']} { {1: 2}[1] } {x!r:>4} {x:#x} {1,2} {*l,} {x == 5} {x != 4} {x >= 5}")
print(f"{
    x
    + 1  # a comment
} multi", f'''{
name}
line''', f"a\tb\n{x}\x41\N{BULLET}", rf"raw\n{x}\d", F"{x}", f"{'\n'.join(['a', 'b'])}", f"{'a' 'b'}", "plain " f"{x}" " joined" f'{name}', f"")
print(f"{x:}", f"{x!s:}", f"{None}", f"{True:d}", f"{'é'!a}", f"{x=!r:^10}", f"{ x = :>4}|", f"{f'{x}':>4}", f"{x:{f'{width}'}}", f"{'{}'}", f"{'}'}", f"{'{'}", f"{d["a b"]}")
def f(): calls.append(1); return "called"
calls = []
print(f"{f()}{f()}", len(calls), f"{(y := 10)} {y}", f"{x:=+5}" if False else f"{x:=5}", f"{lambda_}" if (lambda_ := 1) else "")
class C:
    def __format__(self, s): return f"<{s}>"
    def __str__(self): return "S"
    def __repr__(self): return "R"
c = C()
print(f"{c} {c:spec} {c!s} {c!r} {c!r:>3} {c:{x}{name}} {c:%H:%M} {c:{{}}}" if False else f"{c} {c:spec} {c!s} {c!r} {c!r:>3} {c:{x}{name}} {c:%H:%M}", f"{c=}", f"{c=:q}", f"{c=!s}")
for bad in ("f'{}'", "f'{'", "f'}'", "f'{x'", "f'{x!}'", "f'{x!q}'", "f'{x!r '", "f'{x:{'", "f'{a b}'", "f'{x = !r:{y}'", "f'{lambda x: 1}'", "f'{yield}'", "f'{*x}'", "f'{x;y}'", "f'{=}'", "f'{!r}'", "f'{:>5}'", "f'{x:{y:{z:{w}}}}'", "f'{#}'", "f'{\\'", "f'{1:d:}'", "f'{del x}'", "f'{x y!r}'", "f\"{x!s:{width!z}}\"", "f'{if}'", "f'{x:%q}'", "f'{undefined}'", "b'a' f'b'"):
    try: print(bad, "->", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
