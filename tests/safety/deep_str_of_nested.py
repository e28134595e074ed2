# What is nested deeply is handled or raises RecursionError: where the limit lies is not specified.
l = []
for _ in range(20000): l = [l, (l,)] if False else [l]
for attempt in range(2):
    try:
        str([l]) + f'{l}'
        print("ended")
    except RecursionError as e:
        print("ended")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
