async def fetch(source, sink):
    async with source as rows:
        async for row in rows:
            yield await row
    return


def tree(node):
    if node:
        yield from tree(node.left)
        value = yield node.value
        print(value)
