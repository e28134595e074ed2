# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'def f[](): pass',
    'def f[T:](): pass',
    'class A[T: (int, str) = int]: pass',
    'class A[T=int, U]: pass',
    'def f[*Ts=int](): pass',
    'def f[*T: int](): pass',
    'def f[**P: int](): pass',
    'def f[T: (yield)](): pass',
    'type X = (yield)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
