# Syntax errors: brackets. Message and place of each, or that it compiles.
SOURCES = [
    'x = (1',
    'x = [1, (2]',
    'x = 1)',
    'x = {1: 2',
    'f(1, 2',
    '((((',
    'x = (]',
    'x = [1,\n2\ny = 3',
    "print('a'",
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
