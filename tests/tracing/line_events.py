# The events of sys.settrace and their order, statement by statement.
import sys

base = 0
def show(frame, event, arg):
    name = frame.f_code.co_name
    line = frame.f_lineno - frame.f_code.co_firstlineno
    if event == 'exception':
        arg = (arg[0].__name__, str(arg[1]))
    elif event == 'return':
        arg = repr(arg)
        if ' at 0x' in arg: arg = 'obj'
    print(f"{name}:{line} {event} {arg}")
    return show
def run(f):
    print('---', f.__name__)
    sys.settrace(show)
    try:
        f()
    except BaseException as e:
        sys.settrace(None)
        print('raised', type(e).__name__, e)
    finally:
        sys.settrace(None)

def simple():
    a = 1
    b = 2
    return a + b

def loop():
    t = 0
    for i in range(3):
        t += i
    while t:
        t -= 1
    return t

def oneline():
    for i in range(3): x = i
    while x: x -= 1
    y = [i for i in range(3)]
    z = sum(i for i in range(2))

def conds(x=1):
    if x:
        pass
    else:
        x = 2
    if not x:
        x = 3
    elif x == 1:
        x = 4
    x = 5 if x else 6
    return x

def exc():
    try:
        raise ValueError('a')
    except ValueError as e:
        x = 1
    finally:
        y = 2
    try:
        1 / 0
    except TypeError:
        pass
    except ZeroDivisionError:
        z = 1
    else:
        pass

def callee():
    raise KeyError('k')
def propagates():
    try:
        callee()
    finally:
        x = 1

class CM:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return True
def withs():
    with CM() as c:
        x = 1
    with CM(), CM():
        raise ValueError
    y = 2

def gen():
    yield 1
    x = yield 2
    return 3
def usegen():
    for v in gen():
        print(v)
    g = gen()
    next(g)
    g.close()
    def inner():
        r = yield from gen()
    list(inner())

def deco(f):
    return f
def defs():
    @deco
    @deco
    def f(a, b=1):
        return a
    class C:
        x = 1
        def m(self): pass
    f(1)
    C().m()
    lambda: 1
    (lambda: 1)()

def brk():
    for i in range(5):
        if i == 1:
            continue
        if i == 3:
            x = 0
            break
    else:
        x = 1
    while True:
        break
    n = 0
    while 1:
        n += 1
        if n > 2:
            return n

def passes():
    pass
def nothing(): pass
def docstr():
    """doc"""
    x = 1
def unpack():
    for a, b in [(1, 2), (3, 4)]:
        c = a
def multi():
    x = [1,
         2,
         3]
    f = dict(
        a=1,
        b=2,
    )
    return f
def glob():
    global base
    base = 1
    del base
    assert base_ok, \
        "x"
base_ok = 1
def matches(v=3):
    match v:
        case 1:
            return 1
        case 3:
            pass
        case _:
            x = 1
    try:
        try:
            x = 1
        finally:
            y = 2
        return y
    finally:
        z = 1
def andor(a=1, b=0):
    if a and \
       b:
        return 1
    if (a or
        b):
        return 2
def nested():
    def inner():
        x = 1
        return x
    return inner() + inner()
for f in [simple, loop, oneline, conds, exc, propagates, callee, withs, usegen, defs, brk, passes, nothing, docstr, unpack, multi, glob, matches, andor, nested]:
    run(f)


async def awaited():
    return 1


async def agen():
    yield 1
    yield 2


async def asynchronous():
    x = await awaited()
    async for y in agen():
        x += y
    return x


def drive():
    c = asynchronous()
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


def throws():
    g = gen()
    next(g)
    try:
        g.throw(ValueError("thrown"))
    except ValueError:
        return "thrown"


def guarded():
    def g():
        try:
            yield 1
        finally:
            x = 1

    it = g()
    next(it)
    it.close()


def reraises():
    try:
        try:
            callee()
        except KeyError:
            raise
    except KeyError as error:
        try:
            raise ValueError from error
        except ValueError:
            return 1


def loops_with_else():
    for i in []:
        x = 1
    else:
        x = 2
    while x:
        x -= 1
    else:
        x = 3
    for i in range(2):
        for j in range(2):
            if j:
                continue
    return x


def returns_in_with():
    with CM() as c:
        return c


def returns_in_finally():
    for i in range(2):
        try:
            return i
        finally:
            x = 1


def eval_and_exec():
    eval("1 + 1")
    exec("a = 1\nb = 2")


for f in [drive, throws, guarded, reraises, loops_with_else, returns_in_with, returns_in_finally, eval_and_exec]:
    run(f)
