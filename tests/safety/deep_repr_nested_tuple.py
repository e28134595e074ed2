# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
l = ()
for _ in range(20000): l = (l,)
for attempt in range(2):
    try:
        repr(l)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
