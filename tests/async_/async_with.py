# requires: 3.14
# async with: entering, leaving, exceptions, several managers, suppression.
class CM:
    def __init__(self, name, suppress=False, fail=None): self.name, self.suppress, self.fail = name, suppress, fail
    async def __aenter__(self):
        if self.fail == "enter": raise OSError("enter " + self.name)
        await S(self.name + " enter")
        return self.name.upper()
    async def __aexit__(self, t, v, tb):
        await S(self.name + " exit")
        print("aexit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit": raise OSError("exit " + self.name)
        return self.suppress
class S:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
def run(coro):
    out = []
    try:
        while True: out.append(coro.send(None))
    except StopIteration as e: return e.value, out
    except BaseException as e: return repr(e), repr(e.__context__), out
async def simple():
    async with CM("a") as x, CM("b") as y: return x, y
print(run(simple()))
async def raising(suppress):
    async with CM("s", suppress):
        raise ValueError("body")
    return "after"
print(run(raising(True)), run(raising(False)))
async def fails(how):
    async with CM("outer"):
        async with CM("f", fail=how): print("body"); 1 / 0
print(run(fails("enter")), run(fails("exit")))
async def loop():
    r = []
    for i in range(4):
        async with CM(f"l{i}"):
            if i == 1: continue
            if i == 2: break
            r.append(i)
    return r
print(run(loop()))
async def paren():
    async with (CM("p") as a, CM("q") as (b), CM("r")): return a, b
print(run(paren()))
class NoExit:
    async def __aenter__(self): pass
class NoEnter:
    async def __aexit__(self, *a): pass
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
class Sync:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
async def use(cm):
    async with cm: return "in"
async def use_sync(cm):
    with cm: return "in"
for cm in (NoExit(), NoEnter(), NotAwaitable(), Sync(), 5): print(run(use(cm)))
for cm in (CM("sync"), Sync(), 5): print(run(use_sync(cm)))
async def target():
    d = {}
    async with CM("t") as d["key"]: pass
    async with CM("t2") as d["x"], CM("t3") as [*d["list"]]: pass
    return d
print(run(target()))
async def gen_with():
    async with CM("g"):
        yield 1
        yield 2
async def partial():
    g = gen_with()
    async for x in g: break
    await g.aclose()
    return x
print(run(partial()))
async def cancelled():
    async with CM("c"): await S("waiting")
c = cancelled()
print(c.send(None), c.send(None))
try:
    print(c.throw(KeyError("cancel")))
    c.send(None)
except KeyError as e: print("ended", repr(e))
