# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def k(x): return sorted([1, 2], key=k)
for attempt in range(2):
    try:
        k(0)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
