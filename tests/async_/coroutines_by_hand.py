# requires: 3.14
# Coroutines driven with send; awaitables; results, exceptions, closing.
class Suspend:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield ("suspended", self.tag)
        return ("resumed with", got)
async def leaf(n):
    r = await Suspend(n)
    return r
async def mid(n):
    try:
        return [await leaf(n), await leaf(n + 1)]
    finally:
        print("mid finally", n)
def drive(coro, *values):
    try:
        print("->", coro.send(None))
        for v in values: print("->", coro.send(v))
    except StopIteration as e:
        print("result", e.value)
    except Exception as e:
        print("raised", type(e).__name__, e)
drive(mid(1), "x", "y")
c = mid(5)
print(c.send(None))
try:
    c.throw(ValueError("into"))
except ValueError as e:
    print("out", e)
c = mid(7); c.send(None); c.close()
drive(c)
async def plain(): return 3
c = plain()
print(type(c).__name__, c.__name__, c.cr_running, repr(c).split(" at ")[0])
drive(c)
for bad in (lambda: c.send(None), lambda: iter(c), lambda: next(c), lambda: [x for x in c], lambda: len(c)):
    try:
        bad()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
c = plain()
try: c.send(1)
except TypeError as e: print(e)
c.close()
async def awaits(x): return await x
for obj in (5, None, [1], plain, "s", (i for i in ())):
    drive(awaits(obj))
class BadAwait:
    def __await__(self): return 5
class AwaitCoro:
    def __init__(self): self.c = plain()
    def __await__(self): return self.c
class AwaitList:
    def __await__(self): return [1, 2]
class AwaitIter:
    def __await__(self): return iter([1, 2])
for cls in (BadAwait, AwaitCoro, AwaitList, AwaitIter):
    x = cls()
    drive(awaits(x), None, None)
    if cls is AwaitCoro: x.c.close()
async def raises(): raise KeyError("k")
async def handler():
    try: await raises()
    except KeyError as e: return "handled " + str(e)
drive(handler())
async def stop(): raise StopIteration(5)
drive(stop())
c = plain(); c2 = awaits(c)
drive(c2); 
drive(awaits(c))
async def recursive(n): return 0 if n == 0 else 1 + await recursive(n - 1)
drive(recursive(50))
async def twice():
    c = leaf(1)
    await c
    await c
drive(twice(), "once")
lam = lambda: plain()
drive((lambda: plain())())
print((leaf.__code__.co_flags & 0x80) != 0)
