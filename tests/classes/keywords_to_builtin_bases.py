# Keyword arguments to subclasses of tuple, frozenset, list, set, float: refused unless the class
# has an __init__ (or, for those that are filled by __init__, a __new__) of its own.
for base in tuple, frozenset, list, set, float:
    arg = 2.5 if base is float else [1]

    class Plain(base): pass

    class Init(base):
        def __init__(self, arg, named=None):
            if base in (list, set):
                super().__init__(arg)
            self.named = named

    class New(base):
        def __new__(cls, arg, named=None):
            self = super().__new__(cls, arg)
            self.named = named
            return self

    for c in base, Plain, Init, New:
        try:
            made = c(arg, named=3)
            print(c.__name__, base.__name__, made == base(arg), made.named)
        except TypeError as e:
            print(c.__name__, base.__name__, e)
