# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    '... = 1',
    'not x = 1',
    'a and b = 1',
    'a < b = c',
    '*a = 1',
    '*a, *b = c',
    '(*a) = c',
    'x = *a',
    'x = (*a)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
