# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'def f(**k=1): pass',
    'def f(a b): pass',
    'def f(a,, b): pass',
    'def f(None): pass',
    'def f(a: int = ): pass',
    'def f(a=): pass',
    'def f(**k, **l): pass',
    'def f(*a, b, a): pass',
    'lambda a, a: 1',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
