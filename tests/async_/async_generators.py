# Async generators: asend, athrow, aclose, iteration, comprehension.
class S:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("agen got", got)
            await S(f"susp{i}")
    except ValueError as e:
        print("agen caught", e)
        yield "recovered"
    finally:
        print("agen finally")
def run(coro):
    out = []
    try:
        while True: out.append(coro.send(None))
    except StopIteration as e:
        return e.value, out
    except BaseException as e:
        return repr(e), out
async def collect():
    return [x async for x in agen(3)]
print(run(collect()))
async def comps():
    a = [x async for x in agen(3) if x]
    b = {x: await S("dict") async for x in agen(2)}
    c = {x async for x in agen(2)}
    d = [y for x in [1, 2] for y in [x, await S("inner")]]
    g = (x * 10 async for x in agen(2))
    e = [v async for v in g]
    f = [[x async for x in agen(2)] for _ in range(2)]
    return a, b, c, d, e, f
print(run(comps()))
a = agen(2)
print(type(a).__name__, hasattr(a, "__aiter__"), a.__aiter__() is a, hasattr(a, "__iter__"))
print(run(a.asend(None)), run(a.asend("hello")), run(a.athrow(ValueError("v"))), run(a.__anext__()))
print(run(a.__anext__()))
a = agen(2)
print(run(a.__anext__()), run(a.aclose()), run(a.__anext__()))
a = agen(2)
print(run(a.asend(5)))
print(run(a.aclose()))
async def for_else(n, stop):
    async for x in agen(n):
        if x == stop: break
    else:
        return "else"
    return "broke"
print(run(for_else(2, 5)))
class It:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        if self.i > 2: raise StopAsyncIteration
        return self.i
async def over(obj):
    r = []
    async for x in obj: r.append(x)
    return r
print(run(over(It())))
class NoNext:
    def __aiter__(self): return self
class BadNext(NoNext):
    def __anext__(self): return 5
class BadIter:
    def __aiter__(self): return 5
class Raises(NoNext):
    async def __anext__(self): raise KeyError("in anext")
for obj in (5, [1], NoNext(), BadNext(), BadIter(), Raises()):
    print(run(over(obj)))
async def stops(): 
    yield 1
    raise StopAsyncIteration("x")
print(run(over(stops())))
async def stops2():
    yield 1
    raise StopIteration("x")
print(run(over(stops2())))
async def use_anext():
    g = agen(1)
    r = [await anext(g), await anext(g, "dflt"), await anext(g, "again")]
    try: await anext(g)
    except StopAsyncIteration as e: r.append(repr(e))
    return r, aiter(g) is g
print(run(use_anext()))
for bad in (lambda: aiter(5), lambda: anext(5), lambda: aiter([])):
    try: bad()
    except TypeError as e: print(e)
try:
    for x in agen(1): pass
except TypeError as e: print(e)
async def delegated():
    async for x in agen(2): yield x + 100
print(run(over(delegated())))
