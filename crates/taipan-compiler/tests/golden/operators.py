def operators(a, b, c):
    a = a and b or c
    a += (b := a) * -1
    if not (a < b <= c or a is not None) and b not in ("x", "y"):
        a, b = b, a
    c[a] += 2 ** 10 - 1
    c.x, *rest = a if b else f(*c, k=1, **b)
    return (a, b) == (1, -0.0), a[1:b], {**c, "k": 1}
