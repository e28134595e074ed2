# Syntax errors: indentation. Message and place of each, or that it compiles.
SOURCES = [
    'async def f():\npass',
    'try:\n x\nfinally:\ny',
    'elif x: pass',
    'for x in y:\n pass\nelse:\npass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
