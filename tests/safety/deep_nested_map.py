# Iterators stacked deeply either work or raise RecursionError.
def wrap(i): yield from i
for attempt in range(2):
    it = iter([1])
    for _ in range(2000): it = map(lambda x: x, it)
    try:
        next(it)
        print("ended")
    except RecursionError:
        print("ended")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
