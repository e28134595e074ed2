# requires: 3.14
# Markers for statements of every kind.
import sys
def show(src):
    try: exec(compile(src, __file__, "exec"), {"x": 1, "l": [1]})
    except Exception: sys.excepthook(*sys.exc_info())
def f1():
    l = [1]
    l[5] = 2
def f2():
    l = {}
    del l["k"]
def f3():
    a, b = 1, 2, 3
def f4():
    for i in 5: pass
def f5():
    with 5 as z: pass
def f6():
    import no_such_module
def f7():
    from sys import no_such_name
def f8():
    assert 1 == 2, "not equal"
def f9():
    raise ValueError("raised")
def f10():
    x = 1
    x += "s"
def f11():
    x = object()
    x.attr = 5
def f12():
    return (1 +
            "two" +
            3)
def f13():
    print("a",
          undefined,
          "b")
def f14():
    while 1 / 0: pass
def f15():
    if [].pop(): pass
def f16():
    @undefined_decorator
    def g(): pass
def f17():
    class C(undefined_base): pass
def f18(): raise KeyError from ValueError("cause")
def f19():
    lambda_ = lambda a: a.b
    lambda_(1)
def f20():
    try: 1 / 0
    finally: x = 5
def f21(): del undefined
def f22(): global_name.method().other[0](1)
def f23():
    return sum(
        n
        for n in [1, "a"]
    )
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23):
    try: f()
    except Exception: sys.excepthook(*sys.exc_info())
