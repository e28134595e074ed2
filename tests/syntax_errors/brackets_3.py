# Syntax errors: brackets. Message and place of each, or that it compiles.
SOURCES = [
    'x = {a: *b}',
    'x = {a:}',
    'x = {:b}',
    'd = {1, 2: 3}',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
