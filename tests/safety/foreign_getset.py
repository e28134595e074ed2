"""Computed attributes of one built-in class, put into another class, refuse foreign objects."""


class Thief:
    real = int.__dict__["real"]
    args = BaseException.__dict__["args"]
    start = slice.__dict__["start"]
    code = (lambda: 0).__class__.__dict__["__code__"]


for name in "real", "args", "start", "code":
    thief = Thief()
    try:
        print(getattr(thief, name))
    except TypeError as error:
        print(name, "read:", error)
    try:
        setattr(thief, name, 1)
    except (TypeError, AttributeError) as error:
        print(name, "written:", type(error).__name__)
