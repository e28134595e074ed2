# requires: 3.14
# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'from __future__ import annotations, nope',
    "f'{a!x}'",
    "f'{a:{b:{c:{d}}}}'",
    'a <> b',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
