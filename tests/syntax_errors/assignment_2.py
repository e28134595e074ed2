# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    '[a, f()] = b',
    'a if b else c = 1',
    'lambda: x = 1',
    'x == 1 = 2',
    '(yield) = 1',
    '[x for x in y] = 1',
    '{a: 1} = b',
    '{a} = b',
    "f'{x}' = 1",
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
