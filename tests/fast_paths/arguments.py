# Binding of arguments: every kind of parameter, given in every way, at one call site.
def plain(a, b): return a, b
def default(a, b=2, *, c=3, d): return a, b, c, d
def only(a, /, b, *rest, k=0, **more): return a, b, rest, k, more
def nothing(): return ()
def kw_only(*, x, y=5): return x, y
def positional(a, b=1, /, c=2): return a, b, c
def shadow(a, /, **kw): return a, kw


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError as error:
        return str(error)


calls = [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1,), {"b": 5}), ((), {"a": 1, "b": 2}), ((1,), {"d": 9}),
         ((1, 7), {"d": 9, "c": 8}), ((1,), {"a": 2}), ((1, 2), {"zz": 3}), ((), {"x": 1}), ((), {"x": 1, "y": 2}), ((1,), {"c": 4})]
for f in (plain, default, only, nothing, kw_only, positional, shadow):
    for args, kwargs in calls:
        print(f.__name__, args, kwargs, attempt(f, *args, **kwargs))
print(default(1, d=4), default(d=1, a=2, c=5), default(b=0, a=1, d=2), shadow(1, a=2))


class Name(str):
    pass
print(only(1, 2, **{Name("k"): "by an equal name", Name("other"): 1}))
print("".join(["a", "b"]) in only(1, b=2, **{"".join(["a", "b"]): 1})[4])
for bad in (lambda: plain(*1), lambda: plain(**1), lambda: plain(**{1: 2}), lambda: plain(1, *(2, 3)), lambda: plain(1, **{"a": 1}),
            lambda: plain(*[1], **{"b": 2}, **{"b": 3}), lambda: only(*(), **{}), lambda: nothing(*[], **{"q": 1})):
    try:
        print(bad())
    except TypeError as error:
        print(error)


class Mapping:
    def keys(self): return ["a", "b"]
    def __getitem__(self, key): return key * 2
print(plain(**Mapping()), plain(*{1: 0, 2: 0}), plain(*(i for i in (1, 2))), plain(*"xy"))
default.__defaults__ = (1, 2)
default.__kwdefaults__ = {"d": 4}
print(attempt(default, c=0), attempt(default))
default.__defaults__ = None
default.__kwdefaults__ = None
print(attempt(default, 1, c=0), attempt(default, 1, 2, c=0, d=0))


class C:
    def method(self, a, b=2, *c, **d): return a, b, c, d
    def __init__(self, *args, **kwargs): self.got = args, kwargs
    def __call__(self, *args, **kwargs): return args, kwargs
c = C(1, x=2)
bound = c.method
print(c.got, bound(*[1, 2, 3], **{"z": 4}), c(*"ab", k=1), C(*[1], **{"y": 0}).got, C.method(c, 5))
many = {f"p{i}": i for i in range(40)}
print(sum(only(0, 0, **many)[4].values()), len(only(*range(300))[2]))
exec("def wide(" + ", ".join(f"p{i}" for i in range(40)) + "): return p0 + p39")
print(wide(**many), attempt(wide, **{**many, "q": 1}), attempt(wide, *range(39)))


def grow(*args, **kwargs):
    return len(args) + len(kwargs) if len(args) > 50 else grow(*args, len(args), **kwargs)
print(grow(a=1, b=2))


def deep(n, *args): return n if n == 0 else deep(n - 1, *args)
print(deep(800, 1, 2, 3))
try:
    deep(10**6)
except RecursionError as error:
    print(error)
