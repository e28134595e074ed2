# Cells: shared between functions, filled late, unbound, rebound.
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def reset():
        nonlocal n
        n = 0
    return inc, get, reset
inc, get, reset = counter()
print(inc(), inc(5), get(), reset(), get(), inc())
other = counter()
print(other[0](100), get(), other[1]())
def late():
    def use(): return value
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    value = 7
    print(use())
    del value
    try:
        use()
    except NameError as e:
        print(e)
    try:
        print(value)
    except UnboundLocalError as e:
        print(e)
    value = 8
    return use
print(late()())
def loop():
    fs = []
    for i in range(4):
        j = i * i
        fs.append(lambda: (i, j))
    return fs
print([f() for f in loop()])
print([f() for f in [lambda k=k: k for k in range(3)]], [f() for f in [lambda: k for k in range(3)]])
def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                nonlocal a
                a += 1
                return a, b, c, d
            return l3
        return l2
    return l1
f = deep(1)(2)(3)
print(f(4), f(5))
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], f.__closure__[0].cell_contents)
f.__closure__[0].cell_contents = 100
print(f(0))
def params(x, *args, **kw):
    def change():
        nonlocal x, args, kw
        x, args, kw = x + 1, args + (x,), {**kw, "n": x}
        return x, args, kw
    return change
c = params(1, 2, k=3)
print(c(), c())
def recursive_inner(n):
    def go(k): return 1 if k == 0 else k * go(k - 1)
    return go(n)
print(recursive_inner(10))
