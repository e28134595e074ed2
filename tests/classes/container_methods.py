# requires: 3.14
# Objects that act as containers: item methods, len, iteration by __getitem__, contains, reversed, missing.
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        print("getitem", i)
        if isinstance(i, int) and i >= self.n: raise IndexError("past the end")
        return i
s = Seq(3)
print(list(s), 2 in s, 7 in s, [*s], tuple(s), max(s))
print(s[1:2], s[::2], s[..., 1], s[-1], s[1:2, 3])
a, b, c = s
try:
    iter(5)
except TypeError as e:
    print(e)
class Rev(Seq):
    def __len__(self): return self.n
print(list(reversed(Rev(3))))
try:
    reversed(s)
except TypeError as e:
    print(e)
class Full:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[repr(k)] = v
    def __delitem__(self, k): del self.d[repr(k)]
    def __contains__(self, k): return "truthy" if repr(k) in self.d else ""
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(["i1", "i2"])
    def __reversed__(self): return "reversed!"
f = Full()
f[1:2] = 5
f["k"] = 6
f[1, 2] = 7
print(f.d, "k" in f, "z" in f, "z" not in f, len(f), list(f), reversed(f), bool(f))
del f[1:2]
f["'k'"] = 1
print(f.d)
class Missing(dict):
    def __missing__(self, k):
        self[k] = v = [k]
        return v
m = Missing(a=1)
print(m["a"], m["b"], m, m.get("c"), "c" in m)
class BadLen:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in (-1, "x", 2.0, 2**70, None, True):
    try:
        print(len(BadLen(v)))
    except Exception as e:
        print(type(e).__name__, e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
class BadIter:
    def __iter__(self): return 5
class BadNext:
    def __iter__(self): return self
class Infinite:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("value")
        return self.n
for g in (lambda: list(NoIter()), lambda: 1 in NoIter(), lambda: 1 in NoContains(), lambda: list(BadIter()), lambda: list(BadNext()), lambda: [x for x in BadNext()], lambda: list(Infinite()), lambda: 2 in Infinite(), lambda: f["none"], lambda: Seq(1)["x"], lambda: object()[0], lambda: object().__len__(), lambda: setattr(object(), "a", 1) or 1):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
def store(o, k, v): o[k] = v
def erase(o, k): del o[k]
for o in (5, "abc", (1, 2), object(), range(3), b"x", None, len, {1}, frozenset()):
    for what in (lambda: store(o, 0, 1), lambda: erase(o, 0)):
        try:
            what()
        except TypeError as e:
            print(e)
class LenHint:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 10
print(list(LenHint()), Infinite().__next__())
