# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'f(print x)',
    'def f(a, b):\n def a(): pass\n global a',
    'def f() -> : pass',
    'def f(a:): pass',
    'f(a, *b, c=1, *d, **e, g)',
    'f(a=1 for a in b)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
