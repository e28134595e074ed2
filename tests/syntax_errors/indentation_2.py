# Syntax errors: indentation. Message and place of each, or that it compiles.
SOURCES = [
    'try:\n    a\nexcept:\nb',
    "def f():\n  '''doc'''\n   return",
    'with a:\npass',
    'if a:\n    pass\n  else:\n    pass',
    'match x:\ncase 1: pass',
    'match x:\n    case 1:\n    pass',
    'if 1:\n    x\n\ty',
    'try:\npass',
    'else:\n  pass',
]
for source in SOURCES:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), "| compiles")
