# requires: 3.14
# Template strings: parts, interpolations, conversion and format are not applied.
name, n = "World", 3
t = t"Hello {name!r:>10} and {n + 1}{n}!"
print(type(t).__name__, t.strings, t.values, len(t.interpolations))
for i in t.interpolations: print(repr(i.value), i.expression, i.conversion, repr(i.format_spec), i)
print([x if isinstance(x, str) else x.value for x in t], list(t""), t"".strings, t"{n}".strings, list(t"{n}{name}")[0].value)
def render(t):
    out = []
    for part in t:
        if isinstance(part, str): out.append(part)
        else:
            v = part.value
            v = {"r": repr, "s": str, "a": ascii, None: lambda x: x}[part.conversion](v)
            out.append(format(v, part.format_spec))
    return "".join(out)
print(render(t), render(t"{n:{n}d}|{name:^{n * 5}}"), render(t"{{literal}} {n=}"), render(t'{t"{n}".values[0]}'))
print((t"a{n}" + t"b{name}").strings, (t"a" t"b{n}").strings, type(t"x" + t"y").__name__)
for bad in ("t'a' + 'b'", "'b' + t'a'", "t'{}'", "t'{x!z}'", "t'a' 'b'", "t'a' f'b'", "t'{n' ", "t'a'.strings.append(1)", "t'a'.foo", "t'a' < t'b'", "t'a'()"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "|", type(e).__name__, e)
print(t"a" == t"a", rt"\n{n}".strings, t"{n = }".strings, t"{(lambda: 1)()}".values, t"""{
n
}""".interpolations[0].expression)
match t"{n!s:x}".interpolations[0]:
    case object(value=v, expression=e, conversion=c, format_spec=f): print(v, e, c, f)
from string.templatelib import Template, Interpolation
print(Template("a", Interpolation(1, "x", None, ""), "b").values, Template("a", "b").strings, isinstance(t, Template))
