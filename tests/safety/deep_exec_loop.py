# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
src = 'exec(src)'
for attempt in range(2):
    try:
        exec(src)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
