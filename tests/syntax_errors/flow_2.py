# requires: 3.14
# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'continue',
    'try: pass\nfinally:\n continue',
    'await x',
    'def f():\n await x',
    'lambda: await x',
    'async def f():\n yield 1\n return 2',
    'async def f():\n yield from x',
    'def f():\n async for i in x: pass',
    'def f():\n async with x: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
