# Writes a random program, by grammar: functions, closures, classes whose special
# methods do odd things, generators, coroutines, `match`, `exec`, comprehensions,
# control flow in and out of `try`, containers that change while something is at
# work on them. What it prints is determined by the language, so that two
# implementations can be compared.
#
#     python3 programs.py SEED >program.py
#
# Expressions are of a kind (i: int, s: str, l: list, d: dict, f: function, o: object
# of one of the classes, a: anything), mostly of the right one: programs that fail
# at once try nothing.
import random
import sys

HEAD = '''\
import sys, collections, functools, itertools, operator
FUEL = [%d]
def tick():
    FUEL[0] -= 1
    return FUEL[0] < 0
def text(x, depth=3):
    t = type(x)
    if depth < 0: return '...'
    if t in (int, bool, float, complex, str, bytes, type(None), range, slice, bytearray):
        try: r = ascii(x)
        except ValueError as e: r = 'ValueError'
        return r if len(r) < 300 else r[:100] + '..%%d' %% len(r)
    if t in (list, tuple, collections.deque): return t.__name__ + '[' + ', '.join([text(y, depth - 1) for y in list(x)[:20]]) + ']'
    if t in (dict, collections.OrderedDict, collections.defaultdict, collections.Counter):
        return t.__name__ + '{' + ', '.join([text(k, depth - 1) + ': ' + text(v, depth - 1) for k, v in list(x.items())[:20]]) + '}'
    if t in (set, frozenset): return t.__name__ + '{' + ', '.join(sorted([text(y, depth - 1) for y in x])[:20]) + '}'
    if isinstance(x, BaseException):
        inner = [text(x.__cause__, depth - 1)] if x.__cause__ else []
        if isinstance(x, BaseExceptionGroup): inner += [text(y, depth - 1) for y in x.exceptions]
        if isinstance(x, RecursionError): return 'RecursionError'
        try: s = str(x)
        except Exception as e: s = 'no text: ' + type(e).__name__
        if ' at 0x' in s: s = s.split(' at 0x')[0]
        return t.__name__ + '(' + s[:300] + ')' + ('<-' + text(x.__context__, depth - 1) if x.__context__ else '') + ''.join(inner)
    if t is type: return 'class ' + x.__name__
    return '<' + t.__name__ + '>'
def show(label, *values):
    print(label, *[text(v) for v in values])
'''

SPECIALS = {
    'i': ['__index__', '__int__', '__len__', '__hash__', '__length_hint__'],
    's': ['__str__', '__repr__', '__format__'],
    'b': ['__bool__', '__eq__', '__lt__', '__contains__', '__le__', '__ne__', '__gt__'],
    'a': ['__add__', '__radd__', '__iadd__', '__mul__', '__rmul__', '__getitem__', '__call__', '__getattr__', '__sub__', '__and__', '__or__',
          '__matmul__', '__neg__', '__enter__', '__missing__', '__divmod__', '__pow__', '__get__', '__abs__', '__invert__', '__round__', '__mod__', '__rsub__', '__float__'],
    'n': ['__setitem__', '__delitem__', '__setattr__', '__delattr__', '__exit__', '__set__', '__init_subclass__', '__set_name__', '__delete__'],
    'g': ['__iter__', '__next__', '__reversed__', '__await__', '__aiter__', '__anext__', '__aenter__', '__aexit__'],
}
ARITY = {'__index__': '', '__int__': '', '__len__': '', '__hash__': '', '__length_hint__': '', '__str__': '', '__repr__': '', '__format__': 'x', '__bool__': '',
         '__neg__': '', '__enter__': '', '__abs__': '', '__invert__': '', '__float__': '', '__call__': '*x', '__pow__': 'x, y=None', '__setitem__': 'x, y', '__setattr__': 'x, y', '__set__': 'x, y',
         '__exit__': '*x', '__set_name__': 'x, y', '__iter__': '', '__next__': '', '__reversed__': '', '__await__': '', '__aiter__': '', '__anext__': '', '__aenter__': '',
         '__aexit__': '*x', '__init_subclass__': '**x', '__get__': 'x, y=None', '__round__': 'x=None'}
BASES = ['object'] * 6 + ['int', 'str', 'list', 'dict', 'tuple', 'set', 'Exception', 'float', 'bytes', 'collections.deque', 'collections.defaultdict', 'type']
INTS = ['0', '1', '-1', '2', '3', '5', '7', '10', '255', '2**31', '2**60', '-2**60', '2**60-1', '2**63', '2**64+1', '-2**63', '10**20', 'True', 'False', '1<<200']
SIZES = ['0', '1', '2', '-1', '-5', '10', '2**31', '2**62', '2**63', '-2**63', '-2**63-1', '2**64', '10**13', '10**30', 'None', "'x'", '1.5']
STRS = ["''", "'a'", "'abc'", "'é'", "'\\U0001f600x'", "'\\ud800'", "'a b  c'", "' x '", "'%s'", "'%d %r'", "'{}'", "'{0!r:>5}'", "'abcabc'", "'0'", "'-12'", "'1_0'", "'\\n'", "'a,b,,c'", "'ß'", "'\\0'", "'append'", "'x0'"]
LISTM = ['append(A)', 'pop()', 'pop(I)', 'insert(I, A)', 'extend(L)', 'remove(A)', 'index(A)', 'count(A)', 'reverse()', 'clear()', 'copy()', 'sort()', 'sort(key=F)', 'sort(reverse=True)', '__setitem__(slice(I, I), L)',
         '__delitem__(slice(I, I, I))', '__iadd__(L)', '__imul__(I5)', '__contains__(A)', 'index(A, I, I)', '__getitem__(slice(I, I, I))', '__eq__(L)', '__lt__(L)', '__init__(L)', '__setitem__(slice(I, I, I), L)']
DICTM = ['get(A)', 'get(A, A)', 'pop(A)', 'pop(A, A)', 'popitem()', 'setdefault(A, A)', 'update(D)', 'update(a=A)', 'keys()', 'values()', 'items()', 'copy()', 'clear()', '__contains__(A)', '__or__(D)', '__ior__(D)', 'fromkeys(L, A)',
         'items().__and__(L)', 'keys().__or__(L)', 'keys().isdisjoint(L)', '__eq__(D)', '__getitem__(A)', '__delitem__(A)', '__setitem__(A, A)', 'keys().__sub__(L)', 'items().__contains__(A)', '__init__(D)', '__reversed__()']
STRM = ['upper()', 'split()', 'split(S)', 'split(S, Z)', 'rsplit(S, I)', 'join(L)', 'replace(S, S)', 'replace(S, S, Z)', 'find(S)', 'find(S, Z, Z)', 'rfind(S, I)', 'index(S)', 'count(S)', 'count(S, Z, Z)', 'strip()', 'strip(S)',
        'startswith(S)', 'startswith((S, S), Z)', 'endswith(S, I, Z)', 'center(Z5)', 'ljust(Z5, S)', 'zfill(Z5)', 'expandtabs(Z5)', 'encode()', "encode('ascii', S)", 'partition(S)', 'rpartition(S)', 'title()', 'swapcase()', 'casefold()',
        'format(A, A)', '__mod__(A)', '__mod__((A, A))', 'translate(D)', 'isdigit()', 'splitlines()', 'removeprefix(S)', '__mul__(Z5)', '__getitem__(slice(Z, Z, Z))', 'format_map(D)', 'isidentifier()', '__contains__(S)', '__format__(S)', 'maketrans(S, S)']
SETM = ['add(A)', 'discard(A)', 'remove(A)', 'union(L)', 'intersection(L)', 'difference(L)', 'symmetric_difference(L)', 'issubset(L)', 'issuperset(L)', 'isdisjoint(L)', 'update(L)', 'intersection_update(L)', 'difference_update(L)', 'symmetric_difference_update(L)', '__contains__(A)', '__eq__(A)', '__or__(A)', '__le__(A)', 'copy()', '__ior__(A)', '__isub__(A)']
BYTESM = ['hex()', 'hex(S)', 'decode()', "decode('latin-1')", 'split()', "split(b'a', Z)", "replace(b'a', b'bc', Z)", "find(b'a', Z, Z)", "count(I)", '__mul__(Z5)', '__getitem__(slice(Z, Z, Z))', 'join([])', 'center(Z5)', 'zfill(Z5)', 'expandtabs(Z5)', 'translate(None, b"a")', '__mod__(A)', "startswith(b'a', Z)", '__contains__(A)', 'ljust(Z5, b"x")']
ARRM = BYTESM + ['append(I)', 'extend(L)', 'insert(I, I)', 'pop(I)', 'remove(I)', '__setitem__(slice(I, I, I), B)', '__delitem__(slice(I, I, I))', '__iadd__(B)', '__imul__(I5)', 'reverse()', 'clear()']
CALLS = ['len(A)', 'abs(A)', 'sum(L)', 'sum(L, I)', 'min(L)', 'max(L, key=F)', 'sorted(L)', 'sorted(L, key=F)', 'list(map(F, L))', 'list(filter(F, L))', 'list(zip(L, L))', 'list(zip(L, L, strict=True))', 'any(L)', 'all(L)', 'divmod(I, I)', 'pow(I, I5)', 'pow(I, I, I)', 'round(A)', 'round(I, I5)',
         'int(A)', 'int(S, I)', 'float(A)', 'str(A)', 'repr(A)', 'bytes(L)', 'bytearray(L)', 'tuple(L)', 'list(A)', 'set(L)', 'frozenset(L)', 'dict(D)', 'dict(zip(L, L))', 'isinstance(A, (int, str, list))', 'iter(A)', 'next(iter(L), A)', 'list(reversed(L))', 'list(enumerate(L, I))',
         'chr(I)', 'ord(S)', 'hex(I)', 'bin(I)', 'format(A, S)', 'getattr(A, S, A)', 'hasattr(A, S)', 'callable(A)', 'type(A)', 'hash(I)', 'slice(A, A, A)', 'range(I, I, I)', 'complex(A)', 'bool(A)', "eval('I')", 'list(itertools.islice(L, I))', 'functools.reduce(F, L)', 'functools.reduce(operator.add, L)', 'list(itertools.chain(L, L))',
         'list(itertools.accumulate(L))', 'list(itertools.zip_longest(L, L))', 'list(itertools.product(L, repeat=2))[:9]', 'list(itertools.permutations(L, 2))[:9]', 'list(itertools.groupby(L, F))[:9]', 'list(itertools.takewhile(F, L))', 'list(itertools.starmap(F, L))', 'collections.deque(L, Z)', 'collections.Counter(L)', 'collections.OrderedDict(D)', 'collections.defaultdict(F, D)', 'operator.itemgetter(I, I)(A)', 'operator.attrgetter(S)(A)',
         'vars(O)', 'len(set(L))', 'I.bit_length()', '(I).to_bytes(I5, "big")', 'int.from_bytes(B)', 'I.__format__(S)', 'range(I, I).index(I)', 'range(I, I, I)[I]', 'range(I, I, I)[I:I:I]', 'len(range(I, I, I))', 'slice(I, I, I).indices(I)', 'super', 'object()', 'ExceptionGroup(S, L)', 'Exception(A)', 'next(G)', 'list(G)', 'G.send(A)', 'G.close()', 'G.throw(ValueError(S))']
OPS = ['+', '-', '*', '//', '%', '&', '|', '^', '/', '>>']
KEYS = 'isldfoa'


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.classes = []
        self.functions = []
        self.generators = []
        self.coroutines = []
        self.counter = 0
        self.loops = 0
        self.function = None     # None, 'def', 'gen', 'async', 'agen'
        self.finals = 0
        self.used = {}

    def put(self, line): self.lines.append('    ' * self.indent + line)
    def pick(self, *choices): return self.r.choice(choices)
    def chance(self, p): return self.r.random() < p
    def name(self, kind): return f'{kind}{self.r.randrange(3)}'

    def fill(self, template, depth):
        """A method or call template: capital letters are expressions."""
        out, i = [], 0
        while i < len(template):
            c = template[i]
            nxt = template[i + 1] if i + 1 < len(template) else ' '
            prev = template[i - 1] if i else ' '
            if c in 'AILSDFOZBG' and not nxt.isalpha() and not prev.isalpha() and prev not in "_'":
                if nxt == '5':
                    i += 1
                    out.append(self.pick('0', '1', '2', '3', '5', '-1', '40') if c == 'I' else self.pick('0', '3', '-1', '20', '2**62', '10**13', '2**64', '-2**70', '10**30'))
                elif c == 'Z': out.append(self.r.choice(SIZES))
                elif c == 'B': out.append(self.pick("b''", "b'abc'", "b'\\xff\\0a'", "bytearray(b'xyz')", "b'a' * 9"))
                elif c == 'G': out.append(self.generator(depth - 1))
                else: out.append(self.expr(c.lower(), depth - 1))
            else:
                out.append(c)
            i += 1
        return ''.join(out)

    def generator(self, depth):
        if self.generators and self.chance(.6): return f'{self.r.choice(self.generators)}({self.expr("i", 0)})'
        return f'({self.expr("a", depth)} for {self.name("a")} in {self.expr("l", depth)})'

    def expr(self, kind, depth=2):
        if self.chance(.04): kind = self.r.choice(KEYS)
        if depth <= 0 or self.chance(.2):
            if kind == 'i': return self.name('i') if self.chance(.6) else self.wrap(self.r.choice(INTS))
            if kind == 's': return self.name('s') if self.chance(.5) else self.r.choice(STRS)
            if kind == 'l': return self.name('l') if self.chance(.7) else self.pick('[]', '[1, 2, 3]', '[3, 1, 2]', '(1, 2)', 'range(4)', "'abc'", '{1: 2, 3: 4}', "['b', 'a']")
            if kind == 'd': return self.name('d') if self.chance(.8) else self.pick('{}', "{'a': 1}", '{1: 2, 2: 1}')
            if kind == 'f': return self.fname()
            if kind == 'o': return self.name('o')
            return self.name(self.r.choice('isldfoaa'))
        d = depth - 1
        e = self.expr
        k = self.r.randrange(12)
        if kind == 'i':
            if k < 4: return f'({e("i", d)} {self.r.choice(OPS)} {e("i", d)})'
            if k == 4: return f'({e("i", d)} << {self.pick(0, 1, 3, 64, 100)})'
            if k == 5: return f'len({e(self.r.choice("lsd"), d)})'
            if k == 6: return f'(-{e("i", d)})'
            if k == 7: return f'({e("i", d)} if {self.cond(d)} else {e("i", d)})'
            if k == 8: return f'({self.name("i")} := {e("i", d)})' if self.walrus else f'(~{e("i", d)})'
            if k == 9: return f'{self.name("l")}[{self.pick(0, -1, 1)}]'
            if k == 10: return f'sum({e("l", d)})'
            return f'({self.cond(d)})'
        if kind == 's':
            if k < 2: return f'({e("s", d)} + {e("s", d)})'
            if k == 2: return f'str({e("i", d)})'
            if k < 5: return self.fstring(d)
            if k == 5: return f'{e("s", 0)}[{self.subscript(d)}]'
            if k == 6: return f'({e("s", d)} * {self.pick(0, 2, 3)})'
            if k == 7: return f'({e("s", d)} or {e("s", d)})'
            return f'{self.paren(e("s", 0))}.{self.fill(self.r.choice(STRM), d)}'
        if kind == 'l':
            if k < 3: return '[' + ', '.join(self.item(d) for _ in range(self.r.randrange(5))) + ']'
            if k == 3: return '(' + ''.join(self.item(d) + ', ' for _ in range(self.r.randrange(4))) + ')'
            if k < 6: return self.comprehension(d)
            if k == 6: return f'({e("l", d)} + {e("l", d)})'
            if k == 7: return f'{self.name("l")}[{self.subscript(d)}:{self.subscript(d)}]'
            if k == 8: return f'sorted({e("l", d)}, key=str)'
            if k == 9: return f'list({e("l", d)})'
            if k == 10: return f'list({self.generator(d)})'
            return '{' + ', '.join(e('i', d) for _ in range(self.r.randrange(1, 4))) + '}'
        if kind == 'd':
            if k < 4: return '{' + ', '.join(f'{e(self.pick("i", "s"), d)}: {e("a", d)}' if self.chance(.85) else '**' + e('d', d) for _ in range(self.r.randrange(4))) + '}'
            if k < 6: return '{' + f'{e("a", d)}: {e("a", d)} {self.fors(d)}' + '}'
            if k == 6: return f'dict({self.name("s")}={e("a", d)}, x={e("a", d)})'
            if k == 7: return f'({e("d", d)} | {e("d", d)})'
            return self.name('d')
        if kind == 'f':
            if k < 5: return f'(lambda {self.pick("*a", "a0=1, *a", "x=0, **k", "a0=0, a1=0")}: {e("a", d)})'
            if k == 5: return f'functools.partial({self.fname()}, {e("a", d)})'
            if k == 6: return f'{self.name("o")}.m{self.r.randrange(2)}'
            return self.fname()
        if kind == 'o':
            if self.classes: return f'{self.r.choice(self.classes)}({", ".join(e("a", 0) for _ in range(self.pick(0, 0, 1, 1, 2)))})'
            return self.name('o')
        # anything
        if k < 4: return self.call(d)
        if k == 4: return f'{e("f", d)}({self.arguments(d)})'
        if k == 5: return f'{self.name("o")}.{self.pick("x", "y", "z", "m0", "m1", "__class__", "__dict__")}'
        if k == 6: return f'{self.name("o")}.m{self.r.randrange(2)}({self.arguments(d)})'
        if k == 7: return f'({e("a", d)} {self.r.choice(OPS)} {e("a", d)})'
        if k == 8: return f'{e("a", 0)}[{self.subscript(d)}]'
        if k == 9: return f'({self.cond(d)} {self.pick("and", "or")} {e("a", d)})'
        if k == 10: return f'{self.pick("-", "+", "~", "not ")}{e("a", 0)}' if self.chance(.3) else f'(not {e("a", d)})'
        return e(self.r.choice(KEYS[:-1]), d)

    walrus = True
    def wrap(self, text): return text if text.isalnum() else f'({text})'
    def paren(self, text): return text if text[0].isalpha() or text[0] in "'" else f'({text})'
    def fname(self):
        if self.functions and self.chance(.5): return self.r.choice(self.functions)
        return self.pick('str', 'len', 'repr', 'int', 'abs', 'list', 'f0', 'f1', 'f2', 'operator.neg', 'bool', 'max')
    def item(self, d): return ('*' + self.expr('l', d)) if self.chance(.15) else self.expr('a', d)
    def subscript(self, d):
        r = self.r.random()
        if r < .5: return self.pick('0', '1', '-1', '2', 'i0', 'i1')
        if r < .6: return f'{self.pick("", "0", "-2", "i0")}:{self.pick("", "1", "-1", "i1")}:{self.pick("", "1", "-1", "2", "-2")}'
        return self.expr(self.pick('i', 's', 'a'), d)
    def arguments(self, d):
        out = [('*' + self.expr('l', d)) if self.chance(.12) else self.expr('a', d) for _ in range(self.r.randrange(3))]
        if self.chance(.15): out.append(f'{self.pick("a0", "a1", "k", "x", "key")}={self.expr("a", d)}')
        if self.chance(.08): out.append('**' + self.expr('d', d))
        return ', '.join(out)
    def call(self, d):
        r = self.r.random()
        if r < .18: return f'{self.name("l")}.{self.fill(self.r.choice(LISTM), d)}'
        if r < .36: return f'{self.name("d")}.{self.fill(self.r.choice(DICTM), d)}'
        if r < .54: return f'{self.paren(self.expr("s", 0))}.{self.fill(self.r.choice(STRM), d)}'
        if r < .6: return f'set({self.expr("l", d)}).{self.fill(self.r.choice(SETM), d)}'
        if r < .65: return f'{self.fill("B", d)}.{self.fill(self.r.choice(BYTESM), d)}'
        if r < .7: return f'bytearray(b"abcabc").{self.fill(self.r.choice(ARRM), d)}'
        return self.fill(self.r.choice(CALLS), d)
    def cond(self, d):
        k = self.r.randrange(9)
        e = self.expr
        if k < 3: return f'{e("i", d)} {self.pick("<", "<=", "==", "!=", ">", ">=")} {e("i", d)}'
        if k == 3: return f'{e("i", d)} < {e("i", d)} <= {e("i", d)}'
        if k == 4: return f'{e("a", d)} {self.pick("in", "not in")} {e("l", d)}'
        if k == 5: return f'{e("a", d)} is {self.pick("None", "not None", "not True")}'
        if k == 6: return f'not {e("a", d)}'
        if k == 7: return f'({self.cond(d - 1) if d > 0 else "True"} {self.pick("and", "or")} {self.cond(d - 1) if d > 0 else "i0"})'
        return e('a', d)
    def fstring(self, d):
        was, self.walrus = self.walrus, False
        part = lambda: self.pick('a', 'é', '{{', '') + '{' + self.name(self.pick('i', 's', 'l', 'i')) + self.pick('', '!r', '!s', '!a') + self.pick('', ':5', ':>8', ':^{i0 % 5}', ':x', ':,', ':.2f', ':=+5', ':<s') + '}'
        text = 'f"' + ''.join(part() for _ in range(self.r.randrange(1, 3))) + '"'
        self.walrus = was
        return text
    def fors(self, d):
        was, self.walrus = self.walrus, False
        out = []
        for _ in range(self.pick(1, 1, 1, 2)):
            out.append(f'for {self.target()} in {self.expr("l", d)}')
            if self.chance(.3): out.append(f'if {self.cond(d)}')
        self.walrus = was
        return ' '.join(out)
    def comprehension(self, d):
        was, self.walrus = self.walrus, False
        body = self.expr('a', d)
        self.walrus = was
        o, c = self.pick('[]', '[]', '[]', '{}', ('list(', ')'))
        return f'{o}{body} {self.fors(d)}{c}'
    def target(self):
        if self.chance(.75): return self.name(self.pick('i', 'a', 'a'))
        return self.pick('i0, i1', '(a0, (a1, i2))', 'a0, *l1', '[i0, *l0, i1]', '*l0,')

    # Statements

    def block(self, depth, count=None):
        self.indent += 1
        was = self.walrus
        self.walrus = True
        for _ in range(count or self.r.randrange(1, 4)): self.statement(depth - 1)
        self.walrus = was
        self.indent -= 1

    def statement(self, depth):
        e, put = self.expr, self.put
        k = self.r.randrange(30) if depth > 0 else self.r.randrange(13)
        if k < 3:
            kind = self.r.choice('iisslldofa')
            put(f'{self.name(kind)} = {e(kind, 2)}')
        elif k == 3: put(f'{self.name(self.pick("i", "l", "s", "a"))} {self.pick("+=", "-=", "*=", "|=", "&=", "//=") if self.chance(.5) else "+="} {e(self.pick("i", "l", "s"), 2)}')
        elif k == 4:
            self.counter += 1
            put(f'show({self.counter}, {e("a", 3)})')
        elif k == 5: put(e('a', 3))
        elif k == 6: put(f'{self.name("l")}[{self.subscript(1)}] {self.pick("=", "=", "+=")} {e("a", 2)}')
        elif k == 7: put(f'{self.name("d")}[{e(self.pick("i", "s", "a"), 1)}] = {e("a", 2)}')
        elif k == 8: put(f'{self.name("o")}.{self.pick("x", "y", "z")} {self.pick("=", "=", "+=")} {e("a", 2)}')
        elif k == 9: put(f'{self.pick("i0, i1", "a0, *l0", "l0[0], d0[1]", "o0.x, a1", "i0, (i1, *l2)", "*l1, a2", "a0 = a1", "i0 = l0[0]")} = {e("l", 2)}')
        elif k == 10:
            if self.chance(.4): put(f'del {self.name("l")}[{self.subscript(1)}]')
            elif self.chance(.5): put(f'del {self.name("o")}.{self.pick("x", "y")}')
            elif self.chance(.3): put(f'del {self.name(self.pick("a", "i"))}')
            else: put(f'assert {self.cond(2)}, {e("a", 1)}')
        elif k == 11:
            if self.chance(.5) and self.function: self.leave()
            elif self.loops and self.chance(.7): put(self.pick('break', 'continue'))
            else: put(f'raise {self.pick("ValueError", "KeyError", "TypeError", "StopIteration", "IndexError")}({e("a", 1)}){self.pick("", "", " from None", " from KeyError(1)")}')
        elif k == 12:
            if self.function in ('gen', 'agen'): self.yielding()
            elif self.function == 'async': put(f'{self.name("a")} = await {self.awaitable()}')
            else: put(f'{self.name("a")} = {e("a", 2)}')
        elif k in (13, 14): self.if_(depth)
        elif k in (15, 16, 17): self.loop(depth)
        elif k in (18, 19, 20): self.try_(depth)
        elif k == 21: self.with_(depth)
        elif k == 22: self.match_(depth)
        elif k in (23, 24): self.def_(depth)
        elif k == 25: self.class_(depth)
        elif k == 26: self.exec_(depth)
        else:
            put('try:')
            self.block(depth)
            self.counter += 1
            put(f'except Exception as e: show({self.counter}, e)')

    def awaitable(self):
        if self.coroutines and self.chance(.7): return f'{self.r.choice(self.coroutines)}({self.expr("i", 0)})'
        return self.pick('o0', 'o1')

    def leave(self):
        if self.function == 'agen': self.put('return')
        else: self.put(f'return {self.expr("a", 2)}')

    def yielding(self):
        if self.function == 'gen' and self.chance(.3): self.put(f'{self.name("a")} = yield from {self.pick(self.expr("l", 1), self.generator(1))}')
        else: self.put(f'{self.name("a")} = yield {self.expr("a", 2)}')

    def if_(self, depth):
        self.put(f'if {self.cond(2)}:')
        self.block(depth)
        while self.chance(.3):
            self.put(f'elif {self.cond(2)}:')
            self.block(depth)
        if self.chance(.5):
            self.put('else:')
            self.block(depth)

    def loop(self, depth):
        form = self.r.randrange(4)
        if form == 0: self.put(f'while {self.cond(2)}:')
        elif form == 1: self.put(f'for {self.target()} in {self.pick("enumerate", "reversed", "iter", "list", "zip")}({self.expr("l", 2)}):')
        elif form == 2 and self.function in ('async', 'agen') and self.chance(.5): self.put(f'async for {self.target()} in {self.pick("o0", "o1", "ag0(3)")}:')
        else: self.put(f'for {self.target()} in {self.expr("l", 2)}:')
        self.indent += 1
        self.put('if tick(): break')
        self.indent -= 1
        self.loops += 1
        self.block(depth)
        self.loops -= 1
        if self.chance(.3):
            self.put('else:')
            self.block(depth)

    def try_(self, depth):
        self.put('try:')
        self.block(depth)
        handled = self.chance(.8)
        if handled:
            star = self.chance(.15)
            if star: loops, self.loops, function, self.function = self.loops, 0, self.function, None
            for _ in range(self.pick(1, 1, 2)):
                types = self.pick('ValueError', 'TypeError', '(KeyError, IndexError)', 'Exception', 'ArithmeticError', 'LookupError', 'AttributeError')
                name = self.pick('', ' as e', ' as a0')
                self.put(f'except{"*" if star else ""} {types}{name}:')
                self.block(depth)
                if name and self.chance(.5):
                    self.indent += 1
                    self.counter += 1
                    self.put(f'show({self.counter}, {name[4:]})')
                    self.indent -= 1
                if not star and self.chance(.2):
                    self.indent += 1
                    self.put('raise')
                    self.indent -= 1
            if star: self.loops, self.function = loops, function
            if self.chance(.25):
                self.put('else:')
                self.block(depth)
        if not handled or self.chance(.35):
            self.put('finally:')
            loops, function = self.loops, self.function
            if self.chance(.8): self.loops, self.function = 0, None if function not in ('gen', 'agen', 'async') else 'x'
            self.block(depth)
            self.loops, self.function = loops, function

    def with_(self, depth):
        context = self.pick('o0', 'o1', 'o2', self.expr('o', 1))
        word = 'async with' if self.function in ('async', 'agen') and self.chance(.5) else 'with'
        self.put(f'{word} {context}{self.pick("", " as a0", " as l0[0]", " as (i0, i1)", ", o0 as a1")}:')
        self.block(depth)

    def pattern(self, depth):
        k = self.r.randrange(12 if depth > 0 else 5)
        p = lambda: self.pattern(depth - 1)
        if k == 0: return self.pick('1', '-1', "'a'", 'None', 'True', '2**0' if False else '0', '1.5', "b'a'")
        if k == 1: return '_'
        if k in (2, 3): self.bound += 1; return f'v{self.bound}'
        if k == 4: return self.pick('int()', 'str()', 'list()', 'dict()', 'float()')
        if k in (5, 6): return '[' + ', '.join([p() for _ in range(self.r.randrange(3))] + ([f'*{self.pick("_", self.fresh())}'] if self.chance(.4) else [])) + ']'
        if k == 7: return '{' + ', '.join([f'{key}: {p()}' for key in self.r.sample(["'a'", '1', "'x'", 'None'], self.r.randrange(3))] + ([f'**{self.fresh()}'] if self.chance(.3) else [])) + '}'
        if k == 8: return f'({self.pick("1", "int()", "None", "[_]")} | {self.pick("2", "str()", "[_, _]")})'
        if k == 9: return f'({p()} as {self.fresh()})' if self.chance(.7) else p()
        if k == 10 and self.classes: return f'{self.r.choice(self.classes)}({self.pick("", p(), "x=" + p(), p() + ", y=" + p())})'
        return f'{self.pick("int", "str", "list", "dict", "tuple", "object")}()'
    def fresh(self): self.bound += 1; return f'v{self.bound}'

    def match_(self, depth):
        self.put(f'match {self.expr("a", 2)}:')
        self.indent += 1
        for _ in range(self.r.randrange(1, 5)):
            self.bound = 0
            pattern = self.pattern(2)
            bound = self.bound
            if pattern[0] in 'v_': pattern = f'[{pattern}]'
            self.put(f'case {pattern}{" if " + self.cond(1) if self.chance(.3) else ""}:')
            self.block(depth)
            if bound and self.chance(.6):
                self.indent += 1
                self.counter += 1
                self.put(f'try: show({self.counter}, {", ".join(f"v{i + 1}" for i in range(bound))})')
                self.put('except NameError as e: show(0, e)')
                self.indent -= 1
        self.indent -= 1

    def prelude(self):
        """Variables that a function begins with."""
        for kind, value in [('i', self.pick('0', '3', '-2')), ('s', "'ab'"), ('l', '[1, 2]'), ('d', "{'a': 1}"), ('a', 'None')]:
            if self.chance(.55): self.put(f'{kind}{self.r.randrange(3)} = {value}')

    def def_(self, depth):
        kind = self.pick('def', 'def', 'gen', 'gen', 'async', 'agen')
        self.counter += 1
        name = {'def': 'fn', 'gen': 'gn', 'async': 'co', 'agen': 'ag'}[kind] + str(self.counter)
        parameters = self.pick('*a', 'i0=0, *a', 'i0=1, s0="p", **k', 'i0=0, /, a0=None, *, k=1', 'i0=0, l0=[]', 'a0=None, *l1, k=2, **d1')
        if self.chance(.1): self.put(self.pick('@functools.wraps(str)', '@(lambda f: f)', '@functools.lru_cache(maxsize=2)'))
        self.put(f'{"async " if kind in ("async", "agen") else ""}def {name}({parameters}):')
        state = self.function, self.loops, self.generators, self.walrus
        saved = list(self.functions), list(self.generators), list(self.coroutines), list(self.classes)
        self.function, self.loops = kind, 0
        self.indent += 1
        self.put('if tick(): return')
        if self.chance(.25) and 'i1' not in parameters: self.put(f'{"nonlocal" if state[0] and self.nested else "global"} i1')
        self.prelude()
        if kind == 'gen': self.put('yield 0')
        if kind == 'agen': self.put('yield 0')
        was, self.nested = self.nested, True
        self.indent -= 1
        if not was:
            self.indent += 1
            self.put('i1 = 4')
            self.indent -= 1
        self.block(depth, self.r.randrange(2, 5))
        self.nested = was
        self.indent += 1
        if kind in ('def', 'async', 'gen') and self.chance(.7): self.put(f'return {self.expr("a", 2)}')
        self.indent -= 1
        self.function, self.loops, self.generators, self.walrus = state
        self.functions, self.generators, self.coroutines, self.classes = saved
        if kind == 'def': self.functions.append(name)
        elif kind == 'gen': self.generators.append(name)
        elif kind == 'async': self.coroutines.append(name)
        self.counter += 1
        if kind == 'agen': self.put(f'try: drive({self.counter}, collect({name}()))')
        elif kind == 'async': self.put(f'try: drive({self.counter}, {name}())')
        elif kind == 'gen': self.put(f'try: show({self.counter}, list(itertools.islice({name}(), 20)))')
        else: self.put(f'try: show({self.counter}, {name}({self.arguments(1)}))')
        self.put(f'except Exception as e: show({self.counter}, e)')
    nested = False

    def class_(self, depth):
        self.counter += 1
        name = f'C{self.counter}'
        bases = [self.r.choice(BASES)]
        if self.classes and self.chance(.4): bases = [self.r.choice(self.classes)]
        if self.classes and self.chance(.15): bases.append(self.r.choice(self.classes))
        self.put('try:')
        self.indent += 1
        self.put(f'class {name}({", ".join(bases)}):')
        state = self.function, self.loops, self.walrus
        saved = list(self.functions), list(self.generators), list(self.coroutines), list(self.classes)
        self.function, self.loops = None, 0
        self.indent += 1
        if self.chance(.15): self.put(self.pick("__slots__ = ('x', 'y')", "__slots__ = ('__dict__', 'z')", "__slots__ = ()"))
        if self.chance(.3): self.put("__match_args__ = ('x', 'y')")
        if self.chance(.5): self.put(f'x = {self.expr("a", 1)}')
        if self.chance(.3): self.put(f'i1 = {self.expr("i", 1)}')
        for _ in range(self.r.randrange(2, 6)): self.method()
        self.indent -= 1
        self.function, self.loops, self.walrus = state
        self.functions, self.generators, self.coroutines, self.classes = saved
        self.put(f'{self.name("o")} = {name}({", ".join(self.expr("a", 0) for _ in range(self.pick(0, 0, 0, 1)))})')
        self.indent -= 1
        self.counter += 1
        self.put(f'except Exception as e: show({self.counter}, e)')
        self.put(f'else:')
        self.indent += 1
        self.use_object(name)
        self.indent -= 1
        self.classes.append(name)

    def use_object(self, name):
        for _ in range(self.r.randrange(1, 5)):
            self.counter += 1
            expression = self.pick('O + 1', '1 + O', 'O == O', 'O < 1', '[O, 1].index(1)', 'sorted([O, O, 1, 2], key=lambda x: x)', 'O in [1, O]', 'list(O)', 'len(O)', 'O[0]', 'O()', 'O.x', 'O.q', 'O.m0()', 'O.m1(2)', 'bool(O)', '{O: 1}[O]', '{1: 2}.get(O)', 'range(5)[O]', '[1, 2, 3][O]', '"ab" * O',
                                     'f"{O}"', 'str(O)', 'repr(O)', 'format(O, "5")', 'next(O)', 'iter(O)', 'O.__dict__', 'max(O, O)', 'sum([O, O])', 'divmod(O, 2)', 'O ** 2', 'O @ O', '-O', 'abs(O)', 'int(O)', 'float(O)', 'len({O: 1})', 'list(map(O, [1]))', 'list(zip(O, O))', '[*O]', '{**O}', '(lambda *a: a)(*O)', 'O.__class__.__name__', 'isinstance(O, O.__class__)',
                                     'set([O, 1, O])', 'bytes(O)', 'range(O)', 'dict(O)', 'reversed(O)', '"%s %d" % (O, O)', '"{0.x}".format(O)', 'sorted(O)', 'any(O)', 'O.x.y', 'setattr(O, "x", 3)', 'delattr(O, "x")', 'O is O', 'slice(O).indices(5)', 'round(O)', 'complex(O)', 'chr(O)', '"a,b".split(O)', 'min([O, 1], default=0)', 'functools.reduce(O, [1, 2, 3])', 'O.__init_subclass__()')
            self.put(f'try: show({self.counter}, {expression.replace("O", self.pick("o0", "o1", "o2", name + "()"))})')
            self.put(f'except Exception as e: show({self.counter}, e)')

    def method(self):
        r = self.r.random()
        group = self.r.choice('isbbaaaangg')
        special = self.r.choice(SPECIALS[group])
        if r < .2: special, group, params = f'm{self.r.randrange(2)}', 'a', '*x'
        elif r < .3: special, group, params = '__init__', 'n', '*x'
        else: params = ARITY.get(special, 'x')
        decorator = ''
        if r > .93: special, group, params, decorator = self.pick('x', 'y'), 'a', '', self.pick('@property', '@functools.cached_property')
        elif r > .88: decorator = self.pick('@staticmethod', '@classmethod')
        if decorator: self.put(decorator)
        asynchronous = special in ('__aenter__', '__aexit__', '__anext__')
        self.put(f'{"async " if asynchronous else ""}def {special}(self{", " + params if params else ""}):')
        self.indent += 1
        self.put(f'if tick(): return {dict(i="0", s=chr(39) * 2, b="False", a="None", n="None", g="iter(())")[group]}')
        if self.chance(.5): self.prey()
        if self.chance(.15): self.prelude()
        if self.chance(.3):
            was, self.function, self.loops = self.function, 'async' if asynchronous else 'def', 0
            self.indent -= 1
            self.block(2, 1)
            self.indent += 1
            self.function = was
        if special == '__init__' and self.chance(.7):
            self.put(f'self.{self.pick("x", "y", "z")} = {self.expr("a", 1)}')
            self.put('return')
        elif special == '__getattr__': self.put(self.pick('raise AttributeError(x)', 'return 1', 'return x', f'return {self.expr("a", 1)}'))
        elif special == '__setattr__': self.put(self.pick('object.__setattr__(self, x, y)', 'self.__dict__[x] = y', 'super().__setattr__(x, y)', 'pass'))
        elif special in ('__next__', '__anext__'): self.put(self.pick(f'raise StopIteration', 'return 1', 'raise StopAsyncIteration', f'return {self.expr("a", 1)}'))
        elif special in ('__iter__', '__reversed__', '__await__', '__aiter__'): self.put(self.pick('yield 1', 'yield 1; yield 2', 'return iter([1, 2])', 'return self', f'yield {self.expr("a", 1)}', f'return iter({self.expr("l", 1)})'))
        elif self.chance(.06): self.put(f'raise {self.pick("ValueError", "StopIteration", "AttributeError", "TypeError", "IndexError", "KeyError")}({self.counter})')
        elif self.chance(.08): self.put(f'return {self.expr("a", 1)}')
        elif group == 'i': self.put(f'return {self.expr("i", 1) if self.chance(.5) else self.pick("0", "1", "2", "3", "-1", "2**70")}')
        elif group == 's': self.put(f'return {self.expr("s", 1)}')
        elif group == 'b': self.put(f'return {self.pick("True", "False", "NotImplemented", self.cond(1))}')
        elif group == 'n': self.put(f'return {self.pick("None", "None", "True", "False")}')
        else: self.put(f'return {self.expr("a", 2)}')
        self.indent -= 1

    def prey(self):
        """Changes what others are at work on."""
        self.put(self.pick('l0.clear()', 'l0.append(1)', 'd0.clear()', 'd0[len(d0)] = 1', 'l1[:] = [1] * 5', 'd1.pop(next(iter(d1), 0), 0)', 'l2.reverse()', 'del l0[1:]', 'l0.extend(l0[:9])', 'd0.update(a=1, b=2)',
                           'type(self).x = 5', 'self.__dict__["x"] = 1', 'l0.insert(0, self)', 'd2[self] = 1', 'global l0; l0 = []', 'o0.x = 1', 'del d0["a"]', 'type(self).m0 = lambda *a: 7', 'show(0, self)', 'l1.sort(key=str)',
                           'self.__class__ = C0', 'type(self).__eq__ = lambda a, b: a is b', 'del type(self).x', 'l0 *= 2'))

    def exec_(self, depth):
        """A piece of program in a string."""
        inner = Writer(self.r.random())
        inner.counter = self.counter + 1000
        inner.classes, inner.functions, inner.generators = list(self.classes), list(self.functions), list(self.generators)
        for _ in range(self.r.randrange(1, 4)): inner.statement(min(depth - 1, 2))
        self.counter = inner.counter
        source = '\n'.join(inner.lines)
        where = self.pick('', ', globals()', ', globals(), {}', ', dict(globals())', ', globals(), dict(globals())')
        self.put('try:')
        if self.chance(.3): self.put(f'    show(0, eval({self.expr("a", 2)!r}{where}))')
        else: self.put(f'    exec({source!r}{where})')
        self.counter += 1
        self.put(f'except Exception as e: show({self.counter}, e)')

    def program(self):
        self.lines = (HEAD % self.pick(300, 1000, 3000)).splitlines()
        for line in DRIVERS.splitlines(): self.put(line)
        self.classes = ['C0']
        for i in range(3):
            self.put(f'i{i} = {self.r.choice(INTS)}')
            self.put(f's{i} = {self.r.choice(STRS)}')
            self.put(f'l{i} = {self.pick("[1, 2, 3]", "[]", "[3, 1, 2, 1]", "list(range(20))", "[i0, s0]", "[[1], [2]]")}')
            self.put(f'd{i} = {self.pick("{}", "{1: 2}", "dict(a=1, b=2)", "dict.fromkeys(range(9), 0)")}')
            self.put(f'f{i} = {self.pick("str", "len", "lambda *a: a", "lambda x=1: x", "int")}')
            self.put(f'o{i} = C0()')
            self.put(f'a{i} = {self.pick("None", "1", "l0", "1.5", "(1, 2)")}')
        for _ in range(self.r.randrange(3, 9)):
            form = self.r.random()
            if form < .35: self.class_(3)
            elif form < .7: self.def_(4)
            else:
                self.put('try:')
                self.block(4)
                self.counter += 1
                self.put(f'except Exception as e: show({self.counter}, e)')
        self.put('for name in "i0 i1 i2 s0 s1 s2 l0 l1 l2 d0 d1 d2 a0 a1 a2".split(): show(name, globals().get(name))')
        return '\n'.join(self.lines) + '\n'


DRIVERS = '''\
class C0:
    def __init__(self, *a): self.x = a
    def m0(self, *a, **k): return a
    def m1(self, a=1): return [a, self.x]
    def __enter__(self): return self
    def __exit__(self, *a): return False
async def collect(generator):
    found = []
    async for item in generator:
        found.append(item)
        if len(found) > 20: break
    return found
async def ag0(n):
    for i in range(n): yield i
def drive(label, coroutine):
    try:
        for _ in range(30): show(label, coroutine.send(None))
    except StopIteration as stop: show(label, stop.value)
    finally: coroutine.close()
'''

if __name__ == '__main__':
    source = None
    seed = sys.argv[1]
    for attempt in range(50):
        try:
            source = Writer(f'{seed}.{attempt}').program()
            compile(source, 'program', 'exec')
            break
        except (SyntaxError, RecursionError, ValueError):
            continue
    sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass')
    sys.stdout.write('import warnings; warnings.simplefilter("ignore")\n' + source)
