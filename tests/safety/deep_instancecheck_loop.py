# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class M(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class A(metaclass=M): pass
for attempt in range(2):
    try:
        isinstance(5, A)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
