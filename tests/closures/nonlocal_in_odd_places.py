# Captured variables in comprehensions, classes, generators, exception handlers, loops.
def f():
    x = 1
    class Inner:
        w = x + 1 if False else 5
        x = 2
        y = x
        def m(self): return x
        z = [x for _ in range(2)]
    return Inner.y, Inner.x, Inner().m(), Inner.z
print(f())
def g():
    total = 0
    def add(n):
        nonlocal total
        for total in range(total, total + n): pass
        return total
    return add(3), add(4), total
print(g())
def h():
    caught = None
    def run(fn):
        nonlocal caught
        try:
            fn()
        except Exception as caught:
            return str(caught)
    first = run(lambda: 1 / 0)
    try:
        return first, caught
    except NameError as e:
        return first, str(e)
print(h())
def gen():
    state = []
    def push(x): state.append(x)
    while True:
        got = yield list(state), push
        if got is not None: state.clear()
it = gen()
items, push = next(it)
push(1); push(2)
print(next(it)[0], it.send("clear")[0])
def k():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return [bump() for _ in range(3)], n, {bump(): bump() for _ in range(2)}, [y := bump(), y + n], n
print(k())
def with_target():
    class CM:
        def __enter__(self): return "entered"
        def __exit__(self, *a): return False
    res = None
    def go():
        nonlocal res
        with CM() as res: pass
    go()
    return res
print(with_target())
def imports():
    m = None
    def go():
        nonlocal m
        import math as m
    go()
    return m.sqrt(16)
print(imports())
def comp_capture():
    fs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
    return [[f() for f in row] for row in fs]
print(comp_capture())
def arg_default_captures():
    x = 1
    def a(y=lambda: x): return y()
    x = 2
    return a()
print(arg_default_captures())
