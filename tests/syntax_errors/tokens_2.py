# Syntax errors: tokens. Message and place of each, or that it compiles.
SOURCES = [
    'x = 1_',
    'x = 1e',
    'x = 1.2.3',
    'x = 5a',
    'x = 0xfg',
    'x = $',
    'x = ?',
    'x = a ! b',
    'x = `a`',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
