# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
def a(n): return b(n)
def b(n): return c(n)
def c(n): return a(n)
for attempt in range(2):
    try:
        a(0)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
