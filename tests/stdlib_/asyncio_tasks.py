# asyncio: tasks, gather, queues, locks, timeouts, groups, cancellation, generators.
import asyncio
import contextvars

def make_loop():
    """A loop whose time passes only while it waits: the order does not depend on speed."""
    loop = asyncio.SelectorEventLoop()
    wait, now = loop._selector.select, 1.0
    def select(timeout=None):
        nonlocal now
        ready = wait(0)
        if not ready:
            now += timeout or 0
        return ready
    loop._selector.select = select
    loop.time = lambda: now
    return loop

async def work(name, delay, log):
    log.append(f"{name} starts")
    await asyncio.sleep(delay)
    log.append(f"{name} ends")
    return name * 2

async def main():
    log = []
    print(await asyncio.gather(work("a", 0.02, log), work("b", 0.01, log), work("c", 0, log)))
    print(log)
    queue = asyncio.Queue(maxsize=2)
    async def produce():
        for i in range(5):
            await queue.put(i)
        await queue.put(None)
    async def consume():
        got = []
        while (item := await queue.get()) is not None:
            got.append(item)
        return got
    print((await asyncio.gather(produce(), consume()))[1])
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except TimeoutError as error:
        print("timeout", repr(error))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout again")
    task = asyncio.create_task(asyncio.sleep(10), name="long")
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelled(), task.get_name())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("g", 0.01, log))
            group.create_task(fail())
    except* ValueError as errors:
        print("group", errors.exceptions)
    lock, order = asyncio.Lock(), []
    async def locked(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(n)
    await asyncio.gather(*map(locked, range(3)))
    print(order)
    done, pending = await asyncio.wait([asyncio.ensure_future(work("x", 0, log)), asyncio.ensure_future(work("y", 0.05, log))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    for t in pending:
        t.cancel()
    async def numbers():
        for i in range(3):
            yield i
            await asyncio.sleep(0)
    print([n async for n in numbers()])
    results = [await f for f in asyncio.as_completed([work("p", 0.02, log), work("q", 0.01, log)])]
    print(results)
    print(await asyncio.gather(fail(), work("z", 0, log), return_exceptions=True))
    semaphore = asyncio.Semaphore(2)
    async with semaphore:
        print(semaphore.locked())
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, 42)
    print(await future, loop.time() > 0)
    var = contextvars.ContextVar("var", default=0)
    async def change():
        var.set(1)
        return var.get()
    print(await asyncio.create_task(change()), var.get())
    condition = asyncio.Condition()
    async def waiter():
        async with condition:
            await condition.wait()
            return "notified"
    waiting = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    print(await waiting)
    return "done"

async def fail():
    raise ValueError("bad")

print(asyncio.run(main(), loop_factory=make_loop))
try:
    asyncio.run(fail())
except ValueError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "ran")))
