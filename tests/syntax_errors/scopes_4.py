# Syntax errors: scopes. Message and place of each, or that it compiles.
SOURCES = [
    'def f():\n from m import *',
    'class A:\n from m import *',
    'class A:\n x = 1\n global x',
    'def f():\n match a:\n  case x: pass\n global x',
    'def f[T]():\n nonlocal T',
    'class A[T]:\n nonlocal T',
    'def f[T, T](): pass',
    'type X[T, T] = int',
    'class A[T]:\n global T',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
