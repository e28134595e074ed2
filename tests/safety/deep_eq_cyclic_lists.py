# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
a, b = [], []
a.append(b); b.append(a)
c = []; c.append([c])
for attempt in range(2):
    try:
        a == c
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
