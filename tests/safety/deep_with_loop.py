# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class C:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
def f():
    with C(): pass
for attempt in range(2):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
