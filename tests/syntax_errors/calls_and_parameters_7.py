# Syntax errors: calls and parameters. Message and place of each, or that it compiles.
SOURCES = [
    'f((a)=1)',
    'f(a, b for b in c, d)',
    'f(x for x in y, 1)',
    'class A(a for a in b): pass',
    'class A(x=1, y): pass',
    'f(**x, *y)',
    "f('a'=1)",
    'f(lambda: x=1)',
    '@f(\ndef g(): pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
