"""Cooperative tasks without a library: coroutines, a scheduler and a queue between them."""


class Pause:
    """Awaiting it lets the other tasks run."""

    def __await__(self):
        yield


class Queue:
    def __init__(self, size):
        self.items, self.size, self.closed = [], size, False

    async def put(self, item):
        while len(self.items) >= self.size:
            await Pause()
        self.items.append(item)

    async def get(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await Pause()
        return self.items.pop(0)

    def __aiter__(self):
        return self

    __anext__ = get


def run(**tasks):
    """Runs coroutines in turn until all have ended; their results by name."""
    results = {}
    while tasks:
        for name, task in list(tasks.items()):
            try:
                task.send(None)
            except StopIteration as end:
                results[name] = end.value
                del tasks[name]
    return results


async def produce(out, limit):
    for n in range(1, limit + 1):
        print(f"produced {n}")
        await out.put(n)
    out.closed = True
    return f"{limit} numbers"


async def square(source, out):
    async for n in source:
        await out.put(n * n)
    out.closed = True


async def total(source):
    result = 0
    async for n in source:
        result += n
        print(f"{'':>12}sum is {result}")
    return result


if __name__ == "__main__":
    numbers, squares = Queue(2), Queue(1)
    print(run(produce=produce(numbers, 6), square=square(numbers, squares), total=total(squares)))
