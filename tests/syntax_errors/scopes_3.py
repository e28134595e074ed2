# Syntax errors: scopes. Message and place of each, or that it compiles.
SOURCES = [
    'def f():\n try: pass\n except E as x: pass\n global x',
    'def f():\n [x := 1]\n global x',
    'def f():\n x += 1\n global x',
    'def f():\n global x\n def g():\n  nonlocal x',
    'def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x',
    'def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x',
    'global x\nx = 1\nglobal x',
    'x = 1\nglobal x',
    'def f(a):\n def g():\n  global a\n  nonlocal a',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
