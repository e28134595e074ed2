# requires: 3.14
# Syntax errors: match. Message and place of each, or that it compiles.
SOURCES = [
    'match x:\n case a as b.c: pass',
    'match x:\n case a as _: pass',
    'match x:\n case 1 as f(): pass',
    'match x:\n case {a: 1}: pass',
    'match x:\n case {a.b: 1}: pass',
    'match x:\n pass',
    'match x:\n',
    'match x\n case 1: pass',
    'match x:\n case 1\n  pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
