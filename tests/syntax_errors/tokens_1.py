# Syntax errors: tokens. Message and place of each, or that it compiles.
SOURCES = [
    'x = 1 2',
    "x = 'abc",
    'x = "abc',
    "x = '''abc\n",
    'x = 1__0',
    'x = 0x',
    'x = 0b2',
    'x = 0o8',
    'x = 012',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
