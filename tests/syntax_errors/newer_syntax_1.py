# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'type X = int',
    'type X[T] = list[T]',
    'type = 5',
    'type X',
    'type X =',
    'type 5 = int',
    'type X[T=int] = T',
    'type X[T: int, *Ts, **P] = T',
    'def f[T](x: T) -> T: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
