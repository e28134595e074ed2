# min, max, sorted, abs, divmod, pow, round with keys, defaults and ties.
print(max(3, 1, 2), max([3, 1, 2]), max("abc"), max((1, "z"), (2, "a")), max([], default="d"), min({5: 1, 3: 2}), max([1], default=5), max("aB", key=str.lower), min("bA", key=str.lower), max(-5, 3, key=abs), max([1, 1.0, True]), min([True, 1.0, 1]), max((i for i in [2, 9, 4]), key=lambda v: -v))
log = []
def key(x): log.append(x); return x % 3
print(max([4, 5, 8, 2], key=key), min([4, 5, 8, 2], key=key), log)
print(sorted([3, 1, 2]), sorted("cab", reverse=True), sorted([(1, "b"), (1, "a")]), sorted({"b": 1, "a": 2}, key=lambda k: -ord(k)), sorted([1, -2, 3], key=abs), sorted([]), sorted(x for x in (2, 1)))
print(abs(-5), abs(5.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-(2**60)), abs(-(2**63)), abs(-10**30))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(2**70, 2**35), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(2.0, 0.5), round(3.7), round(-2.5), round(1234, -2), round(1.005, 2))
for bad in (lambda: max(), lambda: max([]), lambda: max(1), lambda: max(1, "a"), lambda: max([1], key=5), lambda: max([1, 2], key=lambda: 0), lambda: max(1, 2, default=0), lambda: min([], key=len), lambda: max(1, 2, foo=3), lambda: max(None, 1), lambda: sorted(5), lambda: sorted([1], key=5), lambda: abs("a"), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: round("a"), lambda: min(*[]), lambda: max([[], ()])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(chr(97), ord("a"), hex(255), oct(8), bin(5), hash("a") == hash("a"), callable(len), callable(5), id(None) == id(None), ascii("é"), repr("é"), len("é"), bool([]), isinstance(5, (str, int)), isinstance(5, int | str), issubclass(bool, int), type(5), type(type), isinstance(None, type(None)), isinstance([], list | None), int | None, isinstance(None, int | None))
