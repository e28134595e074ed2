# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class A:
    def __format__(self, s): return format(self, s)
for attempt in range(2):
    try:
        f'{A():x}'
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
