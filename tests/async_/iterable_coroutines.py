# types.coroutine marks generator functions; code.replace makes the marked copy.
import inspect
import types


@types.coroutine
def marked(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return n * 2


def plain():
    yield 1


async def main():
    print(await marked(2))
    try:
        await plain()
    except TypeError as error:
        print(type(error))
    return await wrapped()


@types.coroutine
def wrapped():
    return (yield from native())


async def native():
    return "native"


def drive(coroutine):
    out = []
    try:
        sent = None
        while True:
            out.append(coroutine.send(sent))
            sent = "sent"
    except StopIteration as stop:
        out.append(stop.value)
    return out


print(drive(main()))
print(marked.__code__.co_flags & 0x1A0, inspect.isawaitable(marked(1)), inspect.isawaitable(plain()), inspect.iscoroutinefunction(marked), inspect.isgeneratorfunction(marked))


class Awaits:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return self.what


async def awaits(what):
    return await Awaits(what)


for what in (marked(1), plain(), 5):
    try:
        print(drive(awaits(what)))
    except TypeError as error:
        print(error)


@types.coroutine
def not_a_generator():
    return iter([1, 2])


@types.coroutine
def returns_generator():
    return plain()


for f in (not_a_generator, returns_generator):
    async def use():
        return await f()
    try:
        print(f.__name__, drive(use()))
    except TypeError as error:
        print(type(error))


def named(a, b=2):
    """Text."""
    return a, b, 1 / 0


code = named.__code__.replace(co_name="other", co_qualname="q.other", co_filename="elsewhere.py", co_firstlineno=1000)
print(code.co_name, code.co_qualname, code.co_filename, code.co_firstlineno, named.__code__.co_name, named.__code__.co_firstlineno)
named.__code__ = code
try:
    named(1)
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_name)
for bad in ({"co_nothing": 1}, {"co_name": 1}):
    try:
        code.replace(**bad)
    except TypeError as error:
        print(type(error).__name__)
print(code.replace().co_name, code.replace(co_argcount=2).co_argcount)
