# requires: 3.14
# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'def f():\n return ((yield) for x in y)',
    'def f():\n return {(yield x) for x in y}',
    'def f():\n return {(yield): 1 for x in y}',
    'lambda: (yield)',
    'class A:\n x = [(yield) for i in y]',
    'def f(x=(yield)): pass',
    '@(yield)\ndef f(): pass',
    'def f():\n x: (yield) = 1',
    'def f() -> (yield): pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
