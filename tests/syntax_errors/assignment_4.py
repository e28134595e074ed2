# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    'f() += 1',
    '(a, b) += 1',
    '[a] += 1',
    '*a += 1',
    '5 += 1',
    'a, b += 1',
    'None += 1',
    'x: int: str',
    '(a, b): int',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
