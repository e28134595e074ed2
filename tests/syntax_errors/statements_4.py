# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'del',
    'del f()',
    'del 5',
    'del x + 1',
    'del (a, b), c.d, e[0]',
    'del *a',
    'raise x from',
    'assert',
    'assert x,',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
