# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class D(dict):
    def __missing__(self, k): return self[k + 1]
for attempt in range(2):
    try:
        D()[0]
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
