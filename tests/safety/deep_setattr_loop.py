# Unbounded recursion of one kind ends in RecursionError, twice, and the program goes on.
class A:
    def __setattr__(self, n, v): self.y = v
for attempt in range(2):
    try:
        A().__setattr__('q', 1)
        print("no error")
    except RecursionError as e:
        print("RecursionError")
print("alive", sum(range(10)), [1, [2]] == [1, [2]])
