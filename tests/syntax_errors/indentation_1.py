# Syntax errors: indentation. Message and place of each, or that it compiles.
SOURCES = [
    'if x:\npass',
    'if x:\n  a\n    b',
    'if x:\n    a\n  b',
    ' x = 1',
    'def f():\n',
    'class A:\nx = 1',
    'for i in x:\n\n',
    'if x:\n\ta\n        b',
    'while 1:\n# only a comment\n',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
