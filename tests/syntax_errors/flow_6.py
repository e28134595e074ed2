# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'async def f():\n await',
    'async def f():\n async for x in y: break\n else: break',
    'def f():\n yield from',
    'yield from x',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
