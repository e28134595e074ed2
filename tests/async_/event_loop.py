# A small event loop: tasks, sleeping in virtual time, futures, queues, cancellation.
class Loop:
    def __init__(self):
        self.now, self.ready, self.timers, self.seq, self.current = 0, [], [], 0, None
    def spawn(self, coro, name):
        t = Task(coro, name)
        self.ready.append((t, None, None))
        return t
    def run(self):
        while self.ready or self.timers:
            while self.ready:
                task, value, exc = self.ready.pop(0)
                task.step(self, value, exc)
            if self.timers:
                self.timers.sort()
                self.now, _, task = self.timers.pop(0)
                self.ready.append((task, None, None))
class Task:
    def __init__(self, coro, name):
        self.coro, self.name, self.done, self.result, self.error, self.waiters = coro, name, False, None, None, []
    def step(self, loop, value, exc):
        if self.done: return
        loop.current = self
        try:
            op, arg = self.coro.throw(exc) if exc else self.coro.send(value)
        except StopIteration as e:
            self.finish(loop, e.value, None)
        except Exception as e:
            self.finish(loop, None, e)
        else:
            if op == "sleep":
                loop.seq += 1
                loop.timers.append((loop.now + arg, loop.seq, self))
            elif op == "join":
                if arg.done: loop.ready.append((self, arg.result, arg.error))
                else: arg.waiters.append(self)
    def finish(self, loop, result, error):
        self.done, self.result, self.error = True, result, error
        for w in self.waiters: loop.ready.append((w, result, error))
    def __await__(self): return (yield ("join", self))
    def cancel(self, loop): loop.ready.append((self, None, Cancelled("cancelled " + self.name)))
class Cancelled(Exception): pass
class sleep:
    def __init__(self, t): self.t = t
    def __await__(self): yield ("sleep", self.t)
loop = Loop()
async def worker(name, delay, n):
    for i in range(n):
        await sleep(delay)
        print(f"t={loop.now} {name} {i}")
    return f"{name} done"
async def failing():
    await sleep(2)
    raise ValueError("task failed")
async def patient():
    try:
        await sleep(100)
    except Cancelled as e:
        print("saw", e)
        await sleep(1)
        return "cleaned up"
    finally:
        print("patient finally", loop.now)
async def main():
    a = loop.spawn(worker("a", 3, 3), "a")
    b = loop.spawn(worker("b", 2, 4), "b")
    f = loop.spawn(failing(), "f")
    p = loop.spawn(patient(), "p")
    print([await t for t in (a, b)])
    try:
        await f
    except ValueError as e:
        print("main caught", e)
    p.cancel(loop)
    print(await p)
    total = 0
    async for x in Ticker(4): total += x
    async with Timed("block") as t:
        await sleep(5)
        print("in block", t)
    return total
class Ticker:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        await sleep(1)
        self.i += 1
        return self.i
class Timed:
    def __init__(self, tag): self.tag = tag
    async def __aenter__(self):
        await sleep(1); self.start = loop.now
        return self.tag
    async def __aexit__(self, *exc):
        await sleep(1)
        print(self.tag, "took", loop.now - self.start, exc[0])
m = loop.spawn(main(), "main")
loop.run()
print(m.result, m.error, loop.now)
