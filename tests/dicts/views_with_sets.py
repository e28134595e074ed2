# The operators of dict views give sets, never frozensets.
d = dict(a=1, b=2, c=3)
for other in {"a"}, frozenset({"a"}), ["a"], d.keys():
    for result in d.keys() & other, other & d.keys() if type(other) is not list else None, d.keys() | other, d.keys() - other, d.keys() ^ other:
        print(type(result).__name__, sorted(result) if result is not None else None)
