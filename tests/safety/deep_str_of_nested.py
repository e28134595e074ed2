# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
l = []
for _ in range(20000): l = [l, (l,)] if False else [l]
for attempt in range(2):
    try:
        str([l]) + f'{l}'
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
