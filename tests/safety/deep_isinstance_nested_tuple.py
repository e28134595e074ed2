# What is nested deeply is handled or raises RecursionError: where the limit lies is not specified.
t = (str,)
for _ in range(20000): t = (t,)
for attempt in range(2):
    try:
        isinstance(5, t)
        print("ended")
    except RecursionError as e:
        print("ended")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
