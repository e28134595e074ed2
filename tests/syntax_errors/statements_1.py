# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'if x',
    'if x = 1: pass',
    'while x\n  pass',
    'for x y: pass',
    'for in y: pass',
    'for x in: pass',
    'def f: pass',
    'def f()\n  pass',
    'def (): pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
