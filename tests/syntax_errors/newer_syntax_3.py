# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'type X = (await y)',
    'type X = (a := 1)',
    'class A[T]((yield)): pass',
    'def f[T: (a := 1)](): pass',
    'try: pass\nexcept* E: pass',
    'try: pass\nexcept *E as e: pass',
    'try: pass\nexcept*: pass',
    'try: pass\nexcept E: pass\nexcept* F: pass',
    'with (a as b, c as d): pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
