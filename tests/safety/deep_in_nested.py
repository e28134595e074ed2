# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
a, b = [], []
for _ in range(20000): a, b = [a], [b]
for attempt in range(2):
    try:
        b in [a]
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
