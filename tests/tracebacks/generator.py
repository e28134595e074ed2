def numbers():
    yield 1
    yield from inner()
def inner():
    yield 2
    raise LookupError("in generator")
total = 0
for n in numbers():
    total += n
