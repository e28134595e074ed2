# requires: 3.14
# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    'a, b, c() = d',
    'import x as y.z',
    '~x = 1',
    'x = if',
    'class = 1',
    'def = 1',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
