# Every kind of parameter together, and how arguments find them.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return (a, b, c, args, d, e, kw)
print(f(1, d=4), f(1, 9, d=4), f(1, 9, 8, 7, 6, d=4), f(1, d=4, e=0, z=26, a=100, b=200))
print(f(*[1, 2, 3, 4], **{"d": 5, "x": 6}), f(1, *(), d=0), f(*"ab", *"cd", d=1, **{}, **{"q": 2}))
def g(*, key, opt=None): return key, opt
print(g(key=1), g(opt=2, key=3))
def h(*args): return args
def k(**kw): return kw
print(h(), h(1), h(*range(5)), h(*{"x": 1, "y": 2}), k(), k(a=1, **{"b": 2}), h(*iter([1, 2])))
def p(x, /, **kw): return x, kw
print(p(1, x=2), p(1, **{"x": 3, "not an identifier": 4}))
print(k(**{"self": 1, "class": 2, "": 3}))
d = {"a": 1}
got = k(**d)
got["b"] = 2
print(d, got, got is d)
args = [1, 2]
t = h(*args)
args.append(3)
print(t)
def defaults(x, acc=[]):
    acc.append(x)
    return acc
print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__)
def kwdef(*, a=1, b): return a, b
print(kwdef.__kwdefaults__, kwdef(b=3))
kwdef.__kwdefaults__ = {"b": 20}
f2 = lambda x, y=10, *z, w=1, **q: (x, y, z, w, q)
f2.__defaults__ = (7, 8)
print(f2(), f2(1), f2(1, 2, 3, w=4, v=5))
order = []
def note(x): order.append(x); return x
f(note(1), *[note(2)], d=note(3), **{"k": note(4)})
print(order)
def shadow(print): return print
print(shadow(3), (lambda: 5)(), (lambda *a, **k: (a, k))(1, x=2))
