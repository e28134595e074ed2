# Syntax errors: match. Message and place of each, or that it compiles.
SOURCES = [
    'match x:\n case: pass',
    'match x:\n case 1 if: pass',
    'match x:\n case [a, b] | [a]: pass',
    'match x:\n case (a as b) as a: pass',
    'match x:\n case {1: a, **a}: pass',
    'match x:\n case A(b=b, c=b): pass',
    'match x:\n case a + b: pass',
    'match x:\n case not 1: pass',
    'match x:\n case lambda: 1: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
