# Syntax errors: scopes. Message and place of each, or that it compiles.
SOURCES = [
    'def f():\n x = 1\n global x',
    'def f():\n print(x)\n global x',
    'def f(x):\n global x',
    'def f(x):\n nonlocal x',
    'def f():\n nonlocal x',
    'nonlocal x',
    'def f():\n nonlocal x\n def g(): x = 1',
    'x = 1\ndef f():\n nonlocal x',
    'def f():\n global x\n nonlocal x',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
