# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class A:
    def __iter__(self): return iter(self)
for attempt in range(2):
    try:
        list(A())
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
