# What StopIteration carries out of generators, iterators, coroutines and steps.
class Steps:
    def __init__(self, *errors):
        self.errors = list(errors)

    def __iter__(self):
        return self

    def __next__(self):
        raise self.errors.pop(0)


def delegate(it):
    result = yield from it
    print("result", result)


def changed(value):
    error = StopIteration("first", "second")
    error.value = value
    return error


class Own(StopIteration):
    pass


for error in (StopIteration(), StopIteration(1), StopIteration(1, 2), StopIteration((1, 2)), changed("changed"), changed(None), Own(3)):
    print(list(delegate(Steps(error))), error.args, error.value)


def returns(value):
    return value
    yield


for value in (None, 0, (), (1, 2), ValueError("in it"), StopIteration("inner")):
    try:
        next(returns(value))
    except StopIteration as stop:
        print(repr(stop), stop.args, repr(stop.value), stop.__dict__)


async def numbers():
    for i in range(3):
        got = yield i
        if got:
            print("got", got)


async def consume():
    agen = numbers()
    step = agen.__anext__()
    try:
        step.send(None)
    except StopIteration as stop:
        print(repr(stop), stop.value)
    for again in (step, agen.asend("sent")):
        try:
            again.send(None)
        except (StopIteration, RuntimeError) as error:
            print(repr(error))
    async for n in agen:
        print("rest", n)
    try:
        await agen.__anext__()
    except StopAsyncIteration as end:
        print(repr(end))
    other = numbers()
    async for n in other:
        break
    print(await other.aclose())
    print([n async for n in other])
    return "consumed"


coroutine = consume()
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
