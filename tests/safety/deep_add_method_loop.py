# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class A:
    def __add__(self, o): return o + self
    __radd__ = __add__
for attempt in range(2):
    try:
        A() + 1
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
