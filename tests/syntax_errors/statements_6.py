# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'try: pass\nexcept: pass\nexcept E: pass',
    'except E: pass',
    'else: pass',
    "print 'hello'",
    'print x',
    "exec 'code'",
    'x++',
    '++x--',
    'x = y = 5 = z',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
