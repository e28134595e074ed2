# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def f():
    try: f()
    finally: f
for attempt in range(2):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
