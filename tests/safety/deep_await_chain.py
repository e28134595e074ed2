# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
async def f(n): return await f(n + 1)
for attempt in range(2):
    try:
        f(0).send(None)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
