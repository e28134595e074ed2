# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'f(**k, a)',
    'f(1=2)',
    'f(a.b=1)',
    'f(x + 1=2)',
    'f(None=1)',
    'f(True=1)',
    'f(a for a in b, c)',
    'f(c, a for a in b)',
    'f(a for a in b)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
