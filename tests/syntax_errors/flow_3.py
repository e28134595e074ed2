# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'async for i in x: pass',
    'async with x: pass',
    '[x async for x in y]',
    'def f():\n return [x async for x in y]',
    'def f():\n return [await x for x in y]',
    'async def f():\n return [await x for x in y]',
    'async def f():\n def g():\n  await x',
    '[(yield x) for x in y]',
    'def f():\n return [(yield x) for x in y]',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
