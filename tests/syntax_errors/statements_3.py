# requires: 3.14
# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'import a.b as c.d',
    'from x import (a, b',
    'from x import a,',
    'from x import ()',
    'return',
    'x = return',
    'pass 5',
    'break',
    'continue',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
