# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def f(n): return f(n + 1)
for attempt in range(2):
    try:
        f(0)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
