# Hashing what is nested deeply either works or raises RecursionError.
t = ()
for _ in range(20000): t = (t,)
for attempt in range(2):
    try:
        hash(t)
        print("ended")
    except RecursionError as e:
        print("ended")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
