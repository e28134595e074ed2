# A slot of two methods of which a class has one; `__new__` of other kinds; what names an error tells.


def say(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, 'name', 'no name'))


class Sets:
    def __setitem__(self, key, value):
        pass


class Deletes:
    def __delitem__(self, key):
        pass


def delete_item():
    del Sets()[0]


def set_item():
    Deletes()[0] = 1


say(delete_item)
say(set_item)


class ClassMethod:
    @classmethod
    def __new__(cls, *args):
        return cls.__name__, args


class Callable:
    class Maker:
        def __call__(self, *args):
            return args[1:]

    __new__ = Maker()


class Lambda:
    __new__ = lambda cls, *args: args


say(lambda: ClassMethod(1)[0])
say(lambda: Callable(1, 2))
say(lambda: Lambda(1, 2))


def unbound():
    print(sam)
    sam = 1


say(unbound)


def function[*Ts](*args: *Ts) -> tuple[*Ts]:
    pass


print(function.__annotations__)
