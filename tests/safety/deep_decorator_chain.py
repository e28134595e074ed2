# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def base(): return 1
def wrap(g): return lambda: g()
h = base
for _ in range(5000): h = wrap(h)
for attempt in range(2):
    try:
        h()
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
