# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    '5 = x',
    "'a' = x",
    'f() = 1',
    'x + 1 = 2',
    '-x = 1',
    'None = 1',
    'True = 1',
    'x = None = 1',
    '(a, 1) = b',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
