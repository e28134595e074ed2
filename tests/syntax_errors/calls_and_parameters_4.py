# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'lambda a=1, b: 1',
    'lambda *: 1',
    'lambda **k, a: 1',
    'lambda (a): 1',
    'lambda a: ',
    'lambda x, /, /: 1',
    'f(a=1, b)',
    'f(a=1, a=2)',
    'f(**k, *a)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
