# requires: 3.14
# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    'import x as __debug__',
    'a = b := c',
    'x.None = 1',
    'for 5 in x: pass',
    'for f() in x: pass',
    'for x + 1 in y: pass',
    'for None in x: pass',
    '[1 for 5 in x]',
    '[x for x, in y for f() in z]',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
