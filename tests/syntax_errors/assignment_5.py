# Syntax errors: assignment. Message and place of each, or that it compiles.
SOURCES = [
    '[a]: int = 1',
    'f(): int',
    'a.b: int = 5',
    '5: int',
    'a, b: int',
    '__debug__ = 1',
    'def f(__debug__): pass',
    'del __debug__',
    'x.__debug__ = 1',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
