# Syntax errors: statements. Message and place of each, or that it compiles.
SOURCES = [
    'global',
    'global x.y',
    'nonlocal x',
    'with x as 5: pass',
    'with x as f(): pass',
    'with: pass',
    'try: pass',
    'try: pass\nx',
    'try: pass\nexcept as e: pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
