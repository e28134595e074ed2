# What is nested deeply is handled or raises RecursionError: where the limit lies is not specified.
a, b = [], []
for _ in range(20000): a, b = [a], [b]
for attempt in range(2):
    try:
        b in [a]
        print("ended")
    except RecursionError as e:
        print("ended")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
