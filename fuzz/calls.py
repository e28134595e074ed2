# Calls every method of every built-in type and every function of the native
# modules with arguments that are meant to hurt: huge and negative numbers, empty
# and self-containing containers, text with lone surrogates, and objects whose
# special methods raise, answer nonsense, or change the container that is at work.
#
#     taipan calls.py SEED COUNT
#
# Each call is written to standard output before it is made, so that the last line
# tells what a crash, a hang or an abort came from. `cargo xtask fuzz` runs it.
import random
import sys

SEED, COUNT = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(SEED)
FORBIDDEN = {'exit', 'quit', 'input', 'breakpoint', 'open', 'help', '_exit', 'abort', 'kill', 'fork',
             'remove', 'unlink', 'rmdir', 'rename', 'replace_', 'removedirs', 'truncate_', 'mkdir', 'makedirs',
             'sleep', 'chdir', 'system', 'symlink', 'link', 'setrecursionlimit', 'set_int_max_str_digits',
             'read', 'readline', 'readlines', 'readinto', 'execv', 'putenv', 'unsetenv', 'dup', 'dup2', 'close',
             'write', 'writelines', 'detach', 'exec', 'run', 'chmod', 'utime', 'lock', 'acquire', 'excepthook',
             'breakpointhook', 'start_new_thread', 'pipe', 'fdopen', 'setdlopenflags', 'closerange', 'chroot',
             'displayhook', 'unraisablehook', '__import__', 'terminate', 'set_asyncgen_hooks'}
MODULES = ['builtins', 'itertools', '_functools', '_collections', 'math', 'operator', '_operator', '_bisect', '_heapq',
           '_json', '_sre', '_weakref', '_abc', '_random', '_string', '_typing', '_contextvars', 'gc', 'sys', 'time',
           'types', '_thread', 'errno', '_struct', 'binascii', '_csv', '_codecs', 'array', 'posix', '_io', 'cmath',
           'functools', 'collections', 're', 'copy', 'string', 'struct', 'json', 'heapq', 'bisect', 'enum',
           'dataclasses', 'textwrap', 'fractions', 'statistics', 'datetime', 'decimal', 'operator', 'typing',
           'contextlib', 'abc', 'weakref', 'reprlib', 'pprint', 'base64', 'difflib', 'unicodedata', 'zlib',
           '_datetime', '_decimal', 'hashlib', '_hashlib', '_blake2', '_md5', '_sha2', 'select', '_socket', '_ast', 'ast']


class Mean:
    """Its special methods raise, lie, or change what they find."""
    def __init__(self, kind): self.kind = kind; self.prey = None
    def act(self, usual):
        kind = self.kind
        if kind == 0: raise ValueError('mean')
        if kind == 1: return usual
        prey = self.prey
        try:
            if isinstance(prey, (list, set, dict, bytearray)): prey.clear()
            elif hasattr(prey, 'clear'): prey.clear()
        except Exception: pass
        if kind == 2: return usual
        if kind == 3: return object()
        if kind == 4: return -1
        return 2 ** 70
    def __index__(self): return self.act(1)
    def __len__(self): return self.act(2)
    def __hash__(self): return self.act(7)
    def __eq__(self, other):
        if isinstance(other, (list, dict, set)): self.prey = other
        return self.act(True)
    def __lt__(self, other): return self.act(True)
    def __bool__(self): return self.act(True)
    def __iter__(self): return iter(self.act([1, 2]))
    def __next__(self): return self.act(3)
    def __getitem__(self, key): return self.act(key)
    def __setitem__(self, key, value): self.act(None)
    def __delitem__(self, key): self.act(None)
    def __contains__(self, key): return self.act(True)
    def __call__(self, *args, **kwargs): return self.act(args[0] if args else 1)
    def __int__(self): return self.act(3)
    def __float__(self): return self.act(1.5)
    def __complex__(self): return self.act(1j)
    def __bytes__(self): return self.act(b'm')
    def __str__(self): return self.act('m')
    def __repr__(self): return '<mean %d>' % self.kind
    def __format__(self, spec): return self.act('f')
    def __add__(self, other): return self.act(1)
    def __radd__(self, other): return self.act(1)
    def __mul__(self, other): return self.act(1)
    def __get__(self, instance, owner=None): return self.act(1)
    def __set__(self, instance, value): self.act(None)
    def __set_name__(self, owner, name): self.act(None)
    def __enter__(self): return self.act(1)
    def __exit__(self, *args): return self.act(None)
    def __length_hint__(self): return self.act(5)
    def __instancecheck__(self, other): return self.act(True)
    def __subclasscheck__(self, other): return self.act(True)
    def __mro_entries__(self, bases): return self.act((object,))
    def __class_getitem__(cls, item): return cls
    def __fspath__(self): return self.act('p')
    def __round__(self, digits=None): return self.act(1)
    def __reversed__(self): return iter(self.act([1]))
    def __missing__(self, key): return self.act(key)
    def keys(self): return self.act(['a', 'b'])
    def update(self, *args): return self.act(None)


class SubList(list): pass
class SubDict(dict): pass
class SubStr(str): pass
class SubInt(int): pass
class SubTuple(tuple): pass
class SubBytes(bytes): pass
class SubFloat(float): pass
class SubSet(set): pass
class Slotted: __slots__ = ('a', '__weakref__')
class Meta(type): pass
class WithMeta(metaclass=Meta): pass


def generator():
    yield 1
    yield 2

async def coroutine(): return 1

async def agen(): yield 1

def function(a=1, *args, b=2, **kwargs): return a


NUMBERS = [0, 1, -1, 2, 3, 7, 10, 255, 256, 1000, 65536, 0x110000, 2**31 - 1, 2**31, -2**31, 2**60 - 1, 2**60, -2**60,
           2**61, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 10**13, 10**20, -10**20, 10**400, 1 << 5000, True, False,
           0.0, -0.0, 1.5, -1.5, 1e308, 5e-324, float('inf'), float('-inf'), float('nan'), 1e16, 1j, complex(0, float('nan'))]
TEXTS = ['', 'a', 'abc', ' ', '\n', '\0', 'é', '\ud800', '\U0001f600', 'a\u0301', '%s', '%d', '%', '%999999999999d', '{}', '{0}',
         '{0.a}', '{!r:>{}}', '{:>99999999999}', '0', '-1', '1e5', 'nan', '0x1f', '1_000', '9' * 5000, 'a' * 1000, 'utf-8', 'ascii',
         'strict', 'replace', 'surrogateescape', 'latin-1', 'xmlcharrefreplace', '__class__', '__dict__', 'x', '(', '[', '(a+)+$', '\\1', '>10', '010.3f',
         ',', '.99999999999f', 'ß', 'İ', 'ﬁ', '\u2028', 'append', 'lambda: 0', 'x = 1', '[' * 100, 'i', 'q', 'rt', 'B', '@', '>QI', '99999999999s']
BYTES = [b'', b'a', b'abc', b'\xff\xfe', b'\0', b'1', b'%d', b'a' * 1000, b'\xed\xa0\x80', b'0' * 5000]


def make(depth=2):
    """A random value, fresh where it can be changed."""
    r = rng.random()
    if r < .24: return rng.choice(NUMBERS)
    if r < .40: return rng.choice(TEXTS)
    if r < .45: return rng.choice(BYTES)
    if r < .50: return rng.choice([None, Ellipsis, NotImplemented, object(), int, str, list, dict, type, object, ValueError, BaseException, Meta, WithMeta, Slotted])
    if r < .58:
        mean = Mean(rng.randrange(6))
        if rng.random() < .3: mean.prey = rng.choice(POOL) if POOL else None
        return mean
    if r < .63 and POOL: return rng.choice(POOL)
    if depth <= 0: return None
    item = lambda: make(depth - 1)
    k = rng.randrange(40)
    try:
        if k < 4: return [item() for _ in range(rng.randrange(5))]
        if k < 6: return tuple(item() for _ in range(rng.randrange(4)))
        if k < 8: return {rng.choice(TEXTS): item() for _ in range(rng.randrange(4))}
        if k == 8: return {1, 2, rng.choice(TEXTS)}
        if k == 9: return frozenset([1, 'a'])
        if k == 10: return bytearray(rng.choice(BYTES))
        if k == 11: return memoryview(bytearray(b'abcdef'))
        if k == 12: return range(rng.choice([0, 3, 10**6]), rng.choice([5, 100, 2**70]), rng.choice([1, -1, 3, 2**65]))
        if k == 13: return slice(item(), item(), item())
        if k == 14: return generator()
        if k == 15: return coroutine()
        if k == 16: return agen()
        if k == 17: return function
        if k == 18: return iter([1, 2, 3])
        if k == 19: l = [1]; l.append(l); return l
        if k == 20: d = {}; d['d'] = d; return d
        if k == 21: return SubList([1, item()])
        if k == 22: return SubDict(a=1)
        if k == 23: return SubStr('sub')
        if k == 24: return SubInt(5)
        if k == 25: return SubTuple((1, item()))
        if k == 26: return SubBytes(b'sub')
        if k == 27: return SubFloat(2.5)
        if k == 28: return SubSet([1])
        if k == 29: return {}.items() if rng.random() < .3 else rng.choice([{1: 2}.keys(), {1: 2}.values(), {1: 2}.items()])
        if k == 30: return map(function, [1, 2])
        if k == 31: return zip([1], [2])
        if k == 32: return property(function)
        if k == 33: return rng.choice([[].append, ''.join, len, int.__add__, staticmethod(len), classmethod(len), {}.get])
        if k == 34: return type('T', (), {'a': item()})
        if k == 35: return Slotted()
        if k == 36: return ExceptionGroup('g', [ValueError(1)])
        if k == 37: return ValueError(item())
        if k == 38: return reversed([1, 2])
        return sys.implementation
    except Exception:
        return None


POOL = []

def modules():
    found = []
    for name in MODULES:
        try: found.append(__import__(name))
        except Exception: pass
    return found


def is_fine(name):
    return name not in FORBIDDEN

TYPES = [int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview,
         object, type, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, BaseException,
         BaseExceptionGroup, ExceptionGroup, StopIteration, OSError, UnicodeDecodeError, UnicodeEncodeError, SyntaxError, ImportError,
         type(None), type(...), type(generator()), type(function), type(len), type([].append),
         type({}.keys()), type({}.items()), type({}.values()), type(iter([])), type(iter({})), type(iter('')), type(iter(range(1))),
         type(sys), type(function.__code__), type((lambda: 0).__code__), type(type.__dict__), type(int | str), type(list[int]), type(agen()), type(int.__add__),
         type(int.real), type(function.__get__(1)), Mean, SubList, SubDict, SubStr, SubInt]

TARGETS = []
for t in TYPES:
    TARGETS.append((t, None))
    for name in dir(t):
        if is_fine(name): TARGETS.append((t, name))
for m in modules():
    for name in dir(m):
        if is_fine(name) and not (m.__name__ == 'sys' and name.startswith('set')):
            value = getattr(m, name, None)
            if callable(value):
                TARGETS.append((m, name))
                if isinstance(value, type):
                    for inner in dir(value):
                        if is_fine(inner) and inner not in object.__dict__: TARGETS.append((value, inner))


def show(value):
    try: return ascii(value)[:60] if not isinstance(value, int) else hex(value)[:40]
    except BaseException as error: return '<%s>' % type(value).__name__


OPERATORS = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b,
             lambda a, b: a % b, lambda a, b: a ** b, lambda a, b: a << b, lambda a, b: a >> b, lambda a, b: a & b,
             lambda a, b: a | b, lambda a, b: a ^ b, lambda a, b: a @ b, lambda a, b: a == b, lambda a, b: a < b,
             lambda a, b: a in b, lambda a, b: a[b], lambda a, b: f'{a:{b}}', lambda a, b: isinstance(a, b), lambda a, b: divmod(a, b),
             lambda a, b: pow(a, b, 7), lambda a, b: [*a, *b], lambda a, b: {**a, **b}, lambda a, b: function(*a, **b),
             lambda a, b: sorted(a, key=b), lambda a, b: getattr(a, b), lambda a, b: setattr(a, b, 1), lambda a, b: a.__class__, lambda a, b: int(a, b),
             lambda a, b: str(a, b), lambda a, b: round(a, b), lambda a, b: max(a, key=b), lambda a, b: a[b:], lambda a, b: a.__setitem__(b, 1), lambda a, b: a.__delitem__(b)]


def use(result):
    """Looks at a result as programs do; bounded."""
    kind = rng.randrange(8)
    if kind == 0: repr(result)
    elif kind == 1: hash(result)
    elif kind == 2: result == result
    elif kind == 3: bool(result)
    elif kind == 4:
        for i, _ in enumerate(result):
            if i > 20: break
    elif kind == 5: len(result)
    elif kind == 6: result.__reduce_ex__(4)


def one(number):
    if rng.random() < .25:
        op = rng.randrange(len(OPERATORS)); a, b = make(), make()
        print(number, 'op', op, show(a), show(b), flush=True)
        result = OPERATORS[op](a, b)
    else:
        owner, name = rng.choice(TARGETS)
        if name is None: target = owner
        else: target = getattr(owner, name)
        args = [make() for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3, 4]))]
        if isinstance(owner, type) and name is not None and rng.random() < .85:
            # A receiver of the right type.
            for _ in range(40):
                receiver = make()
                if isinstance(receiver, owner): break
            else:
                try: receiver = owner(*args[:1])
                except Exception: receiver = make()
            args.insert(0, receiver)
        for arg in args:
            if isinstance(arg, Mean) and arg.prey is None: arg.prey = args[0]
        kwargs = {}
        if rng.random() < .1: kwargs[rng.choice(['key', 'default', 'sep', 'end', 'encoding', 'errors', 'maxlen', 'repeat', 'start', 'strict', 'reverse', 'x'])] = make()
        print(number, getattr(owner, '__name__', owner), name, [show(a) for a in args], kwargs and list(kwargs), flush=True)
        result = target(*args, **kwargs)
    if len(POOL) < 30: POOL.append(result)
    else: POOL[rng.randrange(30)] = result
    use(result)


for number in range(COUNT):
    try:
        one(number)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if rng.random() < .05:
            try: str(error)
            except Exception: pass
print('DONE')
