# Syntax errors: flow. Message and place of each, or that it compiles.
SOURCES = [
    'return 1',
    'class A:\n return 1',
    'yield 1',
    'class A:\n yield 1',
    'x = yield',
    'break',
    'if x: break',
    'for i in x:\n def f():\n  break',
    'while 1:\n class A:\n  continue',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
