# requires: 3.14
# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'a if b else *c',
    'not a == not b',
    'a is not not b',
    'x = a if b else',
    '1 if 2 else 3 if 4',
    'from __future__ import nope',
    'x = 1\nfrom __future__ import annotations',
    'from __future__ import braces',
    "'doc'\nfrom __future__ import annotations",
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
