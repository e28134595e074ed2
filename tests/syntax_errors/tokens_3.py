# Syntax errors: tokens. Message and place of each, or that it compiles.
SOURCES = [
    "'x = \\xe9\\u20ac'",
    "'x = \\u201cq\\u201d'",
    '\\ x',
    'x = 1 \\ \n2',
    "x = 'a\nb'",
    '0777',
    '1if 2else 3',
    'x = 1jx',
    '"b\'\\xe9\'"',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
