# Syntax errors: match. Message and place of each, or that it compiles.
SOURCES = [
    'match x:\n case *a: pass',
    'match x:\n case A(x=1, x=2): pass',
    'match x:\n case A(x=1, 2): pass',
    'match x:\n case a.b(): pass',
    'match x:\n case -a: pass',
    'match x:\n case 1 + 2: pass',
    'match x:\n case 1 + 2j: pass',
    'match x:\n case 1j + 2: pass',
    "match x:\n case f'{a}': pass",
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
