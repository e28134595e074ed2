# requires: 3.14
# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'def f(a: (await b)): pass',
    'async def f():\n x: (await y)',
    'class A((yield)): pass',
    'def f():\n for x in y:\n  pass\n else:\n  break',
    'while x:\n pass\nelse:\n continue',
    'try:\n break\nfinally:\n pass',
    'with a:\n continue',
    'def f():\n yield\n return 1',
    'async def f():\n return (x async for x in y)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
