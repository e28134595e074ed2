def load(d, k):
    try:
        return d[k]
    except KeyError:
        return int("not a number")
try:
    load({}, "key")
except ValueError as e:
    try:
        raise RuntimeError("wrapped") from e
    except RuntimeError:
        [].pop()
