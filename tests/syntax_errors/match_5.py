# Syntax errors: match. Message and place of each, or that it compiles.
SOURCES = [
    'match x:\n case -1 | --1: pass',
    "match x:\n case 'a' | b'b' | None | True | ...: pass",
    'match x:\n case {**rest, }: pass',
    'match x:\n case (*_,): pass',
    'match = 1; case = 2',
    'match(x)',
    'match[x]',
    'match x, y:\n case 1, 2: pass',
    'match x:\n case a if a: pass\n case b: pass\n case c: pass',
    'case 1: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
