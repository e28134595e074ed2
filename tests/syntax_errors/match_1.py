# Syntax errors: match. Message and place of each, or that it compiles.
SOURCES = [
    'match x:\n case a: pass\n case b: pass',
    'match x:\n case _: pass\n case 1: pass',
    'match x:\n case a | 1: pass',
    'match x:\n case 1 | a: pass',
    'match x:\n case [a, a]: pass',
    "match x:\n case {'k': 1, 'k': 2}: pass",
    "match x:\n case {**r, 'k': 1}: pass",
    'match x:\n case {**_}: pass',
    'match x:\n case [*a, *b]: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
