# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
t = (str,)
for _ in range(20000): t = (t,)
for attempt in range(2):
    try:
        isinstance(5, t)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
