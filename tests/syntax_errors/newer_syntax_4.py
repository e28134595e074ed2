# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'with (a, b) as c: pass',
    'with (a as b,): pass',
    'with (): pass',
    'with (a as b) as c: pass',
    'x[*a]',
    'x[*a, 1:2]',
    'x[a:=1]',
    'x[*a:b]',
    'x[a=1]',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
