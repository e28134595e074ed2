# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'class : pass',
    'class A(: pass',
    'class A\n  pass',
    'import',
    'import a.',
    'from x import',
    'from import y',
    'from . import *, a',
    'import a as',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
