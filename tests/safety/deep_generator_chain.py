# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def g(n): yield from g(n + 1)
for attempt in range(2):
    try:
        next(g(0))
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
