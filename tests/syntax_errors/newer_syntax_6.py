# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    '{**a for a in b}',
    '[*a for a in b]',
    '{a: b, **c for d in e}',
    '(*a for a in b)',
    'f(**a for a in b)',
    'print(*a, *b, **c, **d)',
    'lambda *, a: a',
    'x = (yield)',
    'async def f(): return await a ** await b',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
