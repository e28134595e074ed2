# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'f(*)',
    'f(**)',
    'f(a, , b)',
    'f(,)',
    'f(a=)',
    'f(*a=1)',
    'f(a := 1)',
    'f(a=b=c)',
    'f(__debug__=1)',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
