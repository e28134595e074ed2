# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class M(type):
    def __new__(m, n, b, d): return M(n + 'x', b, d)
for attempt in range(2):
    try:
        M('A', (), {})
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
