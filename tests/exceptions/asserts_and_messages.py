# requires: 3.14
# assert, and messages that contain names, types and suggestions in str(e).
def f(x):
    assert x > 0
    assert x < 10, f"too big: {x}"
    assert (x, "always true tuple"[0:0]) or 1, "never"
    return x
for v in (5, 0, 10):
    try: print(f(v))
    except AssertionError as e: print(repr(e), e.args)
try: assert False, [1, 2]
except AssertionError as e: print(e.args)
try: assert None, 1 / 0
except ZeroDivisionError as e: print("message evaluated only on failure:", e.__context__)
assert True, 1 / 0
class Thing:
    attribute = 1
    def method(self): pass
t = Thing()
cases = ["t.atribute", "t.methode()", "t.x.y", "Thing.nope", "undefined", "t.method.z", "t()", "t[0]", "t + 1", "1 + t", "-t", "t < t", "len(t)", "for_ = iter(t)", "t['a'] = 1", "del t[0]", "t.method(1)", "t.method(a=1)", "Thing(1)", "None.foo", "None + 1", "5 .x", "'a'.x", "{}['k']", "(1, 2)[5]", "int('12x')", "float('q')", "[] + 1", "'a' + 1", "1 + 'a'", "{} - {}", "[1] < 1", "'%d' % 'x'", "'%s %s' % 1", "'%s' % (1, 2)", "'{}'.format()", "'{a}'.format()", "'{0.x}'.format(1)", "chr(-1)", "[].pop()", "next(iter([]))", "a, b = 1", "x = *5,", "lambda: (yield)", "print(*5)", "raise 5", "import no_such_module_x", "from sys import nothing", "import math.sub", "object().x", "type.x", "range(3)[5]", "b'a' + 'a'", "(lambda a: a)()", "isinstance(1, 'a')", "sum(['a'])", "''.join([1])", "abs('a')", "max()", "int.foo", "print.foo", "super().x", "nonexistent()", "async_ = t\nfor i in 5: pass", "del undefined_thing", "[*5]", "{**5}", "f'{1:q}'", "f'{t:>5}'", "globals()['zz']"]
for c in cases:
    try:
        exec(c)
        print(c, "| fine")
    except Exception as e: print(c.replace("\n", ";"), "|", type(e).__name__, "|", e)
