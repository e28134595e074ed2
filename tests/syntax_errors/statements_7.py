# requires: 3.14
# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'import a from b',
    'elif x: pass',
    'if x: pass\nelse if y: pass',
    'lambda x: = 1',
    'async x = 1',
    'async def f(): async x',
    'finally: pass',
    'if True: x = 1 else: 2',
    'while True print(1)',
    "raise E, 'msg'",
    'from x import y as z.w',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
