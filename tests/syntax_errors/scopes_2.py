# Syntax errors: scopes. Message and place of each, or that it compiles.
SOURCES = [
    'def f():\n x: int\n global x',
    'def f():\n global x\n x: int = 1',
    'class A:\n nonlocal x',
    'def f():\n for x in y: pass\n global x',
    'def f():\n import x\n global x',
    'def f():\n class x: pass\n global x',
    'def f():\n def x(): pass\n global x',
    'def f():\n del x\n global x',
    'def f():\n with a as x: pass\n global x',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
