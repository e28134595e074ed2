# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class S(str):
    def __str__(self): return ''.join([str(self)])
for attempt in range(2):
    try:
        str(S('a'))
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
