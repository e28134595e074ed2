# Syntax errors: newer syntax. Message and place of each, or that it compiles.
SOURCES = [
    'def f(*args: *Ts): pass',
    'def f(a: *Ts): pass',
    'for x in *a, b: pass',
    'return *a, b',
    'def f(): return *a, b',
    '@x := y\ndef f(): pass',
    '@(x := y)\ndef f(): pass',
    '@lambda f: f\ndef f(): pass',
    '@a.b[c](d) + e\ndef f(): pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
