# Syntax errors: tokens. Message and place of each, or that it compiles.
SOURCES = [
    "'\\N{nope}'",
    "'\\x1'",
    'x = 0_',
    'x = 1l',
    "f'{x",
    "'x\\xa0= 1'",
    "'x = \\u2212 1'",
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
