# A class body that binds __class__ itself, beside methods and comprehensions that mention the cell.
class A:
    __class__ = 2
    def f(self):
        return __class__
    print(__class__)


print(A.f(None), A.__dict__["__class__"])
for body in (
    "res = [__class__ for x in [1]]",
    "__class__ = 2\n    res = [__class__ for x in [1]]",
    "[super for _ in [1]]\n    [__class__ for _ in [1]]",
    "__class__ = 2\n    del __class__\n    res = (lambda: __class__)()",
):
    names = {}
    try:
        exec("class C:\n    " + body, names)
    except NameError as e:
        print(type(e).__name__, e)
    else:
        print(names["C"])


def f():
    __class__ = 2
    return [__class__ for x in [1]]


print(f())
