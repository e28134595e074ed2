# requires: 3.14
# SyntaxWarnings at compilation, shown on standard error.
x = 5
print(x is 5, "a" is not x)
assert (x, "always true")
print("\d \w", b"\q")
def f():
    return [1, 2] (3) if False else 0
print(f(), 1 if x else 2)
