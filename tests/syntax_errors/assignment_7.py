# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    'with open() as x + 1: pass',
    'x = yield = 1',
    'await x = 1',
    'a.b() = 1',
    'a[0]() = 1',
    '(x) = 1',
    '((x, y)) = 1, 2',
    'x = 1 if y',
    '(x := 1) = 2',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
