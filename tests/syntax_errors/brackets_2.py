# Syntax errors: brackets. Message and place of each, or that it compiles.
SOURCES = [
    "d = {'a': 1, 'b'}",
    "d = {'a': 1 'b': 2}",
    'x = [1 2]',
    'f(a b)',
    '(a, b',
    '}',
    'foo(1))',
    '[(',
    'x = {**a, b}',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
