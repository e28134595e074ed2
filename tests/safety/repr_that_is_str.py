# A __repr__ that is object.__str__, which calls __repr__.
class Foo:
    pass
Foo.__repr__ = Foo.__str__
foo = Foo()
try:
    str(foo)
except RecursionError:
    print("RecursionError")
