# Writes a mutant of the corpus: one or two programs of `tests/`, with lines swapped,
# deleted, doubled, moved between them, and constants, names and operators replaced
# by ones that hurt.
#
#     python3 mutants.py SEED [--comparable] >program.py
#
# `--comparable`: only of programs whose output CPython 3.13 shares.
#
# Programs that touch files or processes are left alone: nobody knows what a mutant
# of them would do.
import ast
import io
import pathlib
import random
import re
import sys
import tokenize

TESTS = pathlib.Path(__file__).resolve().parent.parent / 'tests'
DANGEROUS = re.compile(r'\b(os|shutil|tempfile|pathlib|subprocess|posix|io|open|socket|glob|zipfile|signal|input|_thread|threading|logging|unittest)\b')
NUMBERS = ['0', '1', '-1', '2', '255', '2**31', '2**60', '-2**60', '2**63', '-2**63', '2**64', '10**13', '10**30', '1e308', "float('nan')", '-0.0', 'True', 'None', '1j', '()', "''"]
STRINGS = ["''", "'a'", "'\\ud800'", "'\\U0001f600' * 3", "'x' * 1000", "b''", "b'abc'", '0', 'None', "'%s%d'", "'{0.__class__}'", "'__class__'", "'__dict__'", '[]', "'\\0'"]
NAMES = ['int', 'str', 'list', 'dict', 'set', 'type', 'object', 'len', 'repr', 'print', 'sorted', 'iter', 'next', 'super', 'property', 'staticmethod', 'classmethod', 'tuple', 'bytes', 'bytearray',
         'memoryview', 'range', 'slice', 'map', 'zip', 'filter', 'enumerate', 'reversed', 'sum', 'max', 'isinstance', 'issubclass', 'getattr', 'setattr', 'vars', 'globals', 'locals', 'dir', 'hash', 'id', 'float',
         'complex', 'frozenset', 'Exception', 'BaseException', 'StopIteration', 'ExceptionGroup', 'NotImplemented', 'Ellipsis', 'None', 'True', 'callable', 'format', 'pow', 'divmod', 'abs', 'round', 'any', 'eval', 'exec', 'compile']
SPECIALS = ['__init__', '__new__', '__eq__', '__hash__', '__lt__', '__iter__', '__next__', '__len__', '__getitem__', '__setitem__', '__delitem__', '__contains__', '__call__', '__getattr__', '__getattribute__', '__setattr__',
            '__delattr__', '__get__', '__set__', '__delete__', '__set_name__', '__init_subclass__', '__class_getitem__', '__enter__', '__exit__', '__bool__', '__index__', '__int__', '__str__', '__repr__', '__format__', '__add__', '__radd__',
            '__iadd__', '__mul__', '__del__', '__await__', '__aiter__', '__anext__', '__missing__', '__reversed__', '__instancecheck__', '__subclasscheck__', '__prepare__', '__mro_entries__', '__slots__', '__dict__', '__class__', '__match_args__', '__length_hint__', '__bytes__', '__dir__', '__reduce__', '__doc__', '__name__', '__bases__']
OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@', '<', '>', '<=', '>=', '==', '!=']
WORDS = [('and', 'or'), ('is', 'in'), ('in', 'is'), ('break', 'continue'), ('continue', 'break'), ('return', 'yield'), ('yield', 'return'), ('yield', 'await'), ('raise', 'return'), ('if', 'while'), ('while', 'if'), ('try', 'if 1'), ('finally', 'else'), ('else', 'finally'), ('global', 'nonlocal'), ('for', 'async for'), ('with', 'async with'), ('def', 'async def'), ('except', 'except*'), ('not', ''), ('await', ''), ('async', '')]

rng = random.Random(sys.argv[1])


def corpus():
    found = []
    for path in sorted(TESTS.rglob('*.py')):
        # (What depends on when things die, or has messages of its own, says nothing.)
        if path.name.startswith('_') or path.parent.name in ('gc', 'lifetime', 'syntax_errors', 'modules', 'sys_math_time_os_random') and sys.argv[2:] == ['--comparable']: continue
        found.append(path)
    return found


def text_of(path):
    text = path.read_text(encoding='utf-8', errors='replace')
    if '# requires: 3.14' in text and sys.argv[2:] == ['--comparable']: return None
    return None if DANGEROUS.search(text) else text


def pick(paths):
    while True:
        text = text_of(rng.choice(paths))
        if text: return text


def replace_tokens(text, count):
    """Replaces so many tokens by others."""
    try: tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError): return text
    spots = [t for t in tokens if t.type in (tokenize.NUMBER, tokenize.STRING, tokenize.NAME, tokenize.OP)]
    names = sorted({t.string for t in spots if t.type == tokenize.NAME and len(t.string) < 30 and not is_keyword(t.string)})
    lines = text.splitlines(keepends=True)
    chosen = sorted(rng.sample(spots, min(count, len(spots))), key=lambda t: t.start, reverse=True)
    for token in chosen:
        (row, start), (last, end) = token.start, token.end
        if row != last or row > len(lines): continue
        new = substitute(token, names)
        if new is not None:
            line = lines[row - 1]
            lines[row - 1] = line[:start] + new + line[end:]
    return ''.join(lines)


def is_keyword(word):
    import keyword
    return keyword.iskeyword(word)


def substitute(token, names):
    text = token.string
    if token.type == tokenize.NUMBER: return f'({rng.choice(NUMBERS)})'
    if token.type == tokenize.STRING: return f'({rng.choice(STRINGS)})'
    if token.type == tokenize.NAME:
        words = [new for old, new in WORDS if old == text]
        if words: return rng.choice(words)
        if is_keyword(text): return None
        if text.startswith('__'): return rng.choice(SPECIALS)
        return rng.choice(names if rng.random() < .7 else NAMES)
    if text in OPERATORS: return rng.choice(OPERATORS)
    return None


def indent_of(line): return len(line) - len(line.lstrip(' '))


def blocks(lines):
    """The statements, as (first, behind the last) line numbers."""
    found = []
    for i, line in enumerate(lines):
        if not line.strip(): continue
        level, j = indent_of(line), i + 1
        while j < len(lines) and (not lines[j].strip() or indent_of(lines[j]) > level): j += 1
        found.append((i, j))
    return found


def shift(lines, level):
    if not lines: return lines
    base = indent_of(lines[0])
    return [' ' * level + line[base:] if line.strip() else line for line in lines]


def edit_lines(text, other):
    lines = text.splitlines(keepends=True)
    if not lines: return text
    if not lines[-1].endswith('\n'): lines[-1] += '\n'
    spots = blocks(lines)
    if not spots: return text
    a, b = rng.choice(spots)
    k = rng.randrange(7)
    if k == 0: del lines[a:b]
    elif k == 1: lines[b:b] = lines[a:b]
    elif k == 2:
        c, d = rng.choice(spots)
        piece = shift(lines[a:b], indent_of(lines[c]))
        lines[c:c] = piece
    elif k == 3:
        c, d = rng.choice(spots)
        if b <= c:
            one, two = shift(lines[a:b], indent_of(lines[c])), shift(lines[c:d], indent_of(lines[a]))
            lines[c:d] = one
            lines[a:b] = two
    elif k == 4:
        theirs = other.splitlines(keepends=True)
        places = blocks(theirs)
        if places:
            c, d = rng.choice(places)
            lines[a:a] = shift(theirs[c:d], indent_of(lines[a]))
    elif k == 5:
        level = ' ' * indent_of(lines[a])
        head = rng.choice(['try:\n', 'for _ in range(3):\n', 'if True:\n', 'with super():\n', 'def inner():\n', 'class Inner:\n', 'async def inner():\n', 'while True:\n'])
        tail = {'try:\n': 'finally: pass\n' if rng.random() < .5 else 'except Exception as error: print(type(error))\n', 'def inner():\n': 'inner()\n', 'while True:\n': '    break\n', 'async def inner():\n': 'inner().send(None)\n'}.get(head, '')
        lines[a:b] = [level + head] + shift(lines[a:b], len(level) + 4) + ([level + tail] if tail else [])
    else:
        lines.insert(a, ' ' * indent_of(lines[a]) + rng.choice(['import gc; gc.collect()\n', 'globals().clear()\n', 'locals().clear()\n', 'raise\n', 'return\n', 'yield\n', 'pass\n', 'del self\n', 'self.__class__ = type(self)\n',
                                                               'self.__dict__.clear()\n', 'import sys; sys.exc_info()[2].tb_frame.f_locals.clear()\n', 'import sys; print(sys._getframe(1).f_lineno)\n', 'exec("a = 1; del a")\n', 'self = None\n', 'type(self).__eq__ = None\n', 'import sys; sys.settrace(lambda *a: None)\n', 'import sys; sys.setrecursionlimit(90)\n']))
    return ''.join(lines)


def mutant(paths):
    text, other = pick(paths), pick(paths)
    if rng.random() < .15: text = text + '\n' + other
    for _ in range(rng.randrange(1, 5)):
        before = text
        if rng.random() < .5: text = edit_lines(text, other)
        else: text = replace_tokens(text, rng.randrange(1, 4))
        try: ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            # Few of those: they say little.
            if rng.random() < .95: text = before
    return text


sys.setrecursionlimit(5000)
import warnings
warnings.simplefilter('ignore')
sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass')
text = mutant(corpus())
sys.stdout.write(text if not DANGEROUS.search(text) else 'pass\n')
