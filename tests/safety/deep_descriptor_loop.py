# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class D:
    def __get__(self, o, t): return o.d
class A: d = D()
for attempt in range(2):
    try:
        A().d
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
