# Calls of classes with a Python __init__, while everything about them changes.
import abc


class Meta(type):
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Tagged(metaclass=Meta):
    def __init__(self, x, y):
        self.x, self.y = x, y


class Abstract(abc.ABC):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def area(self):
        return self.x * self.y


def show(o):
    return type(o).__name__, getattr(o, "x", None), getattr(o, "y", None)


def loop(cls, changes):
    out = []
    for i in range(10):
        change = changes.get(i)
        if change:
            change(cls)
        try:
            out.append(show(cls(i, i + 1)))
        except TypeError as error:
            out.append(str(error))
    return out


original = Point.__init__


def new(cls, *args):
    made = object.__new__(cls)
    made.y = "from new"
    return made


def other(cls, *args):
    return "something else"


def generator_init(self, x, y):
    yield x


def defaults(self, x, y, z=3):
    self.x, self.y = x + z, y


def set_to(name, value):
    return lambda cls: setattr(cls, name, value)


for cls in (Point, Tagged, Abstract):
    print(loop(cls, {
        1: set_to("__init__", lambda self, x, y: setattr(self, "x", "patched")),
        2: set_to("__init__", lambda self, x, y: 5),
        3: set_to("__init__", generator_init),
        4: set_to("__init__", defaults),
        5: set_to("__init__", original),
        7: set_to("__init__", lambda self, x: None),
    }))
    cls.__init__ = original

print(loop(Tagged, {
    2: lambda cls: setattr(Meta, "__call__", lambda cls, *args: ("called", args)),
    4: lambda cls: delattr(Meta, "__call__"),
    6: lambda cls: setattr(cls, "__abstractmethods__", frozenset({"area"})),
    8: lambda cls: setattr(cls, "__abstractmethods__", frozenset()),
}))


class Renewed(Point):
    pass


print(loop(Renewed, {2: set_to("__new__", new), 4: set_to("__new__", other), 6: set_to("__new__", new)}))


class Other(type):
    def __call__(cls, *args):
        return "other metaclass", args


print(loop(Tagged, {3: lambda cls: setattr(cls, "__class__", Other), 6: lambda cls: setattr(cls, "__class__", Meta)}))


class Raises:
    def __init__(self, n):
        self.n = n
        if n == 3:
            raise ValueError(n)


def make(n):
    for i in range(n):
        try:
            yield Raises(i).n
        except ValueError as error:
            yield repr(error)


print(list(make(6)))


class Chain:
    def __init__(self, depth):
        self.inner = Chain(depth - 1) if depth else None


def depth(chain):
    n = 0
    while chain.inner:
        chain, n = chain.inner, n + 1
    return n


print(depth(Chain(200)))


class Endless:
    def __init__(self):
        self.next = Endless()


try:
    Endless()
except RecursionError as error:
    print(error)


class Dies:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Dies.log.append(self.n)


import gc
for i in range(5):
    Dies(i)
Dies(5)
gc.collect()
gc.collect()
print(sorted(Dies.log)[:5])


class Slots:
    __slots__ = ("a",)

    def __init__(self, a):
        self.a = a


class Mixed(Slots, Point):
    def __init__(self, a):
        super().__init__(a)


kinds = [Slots, Mixed, Raises, Chain, lambda n: Point(n, n), int, str]
print([type(kinds[i % 7](0 if i % 7 == 3 else i % 3)).__name__ for i in range(21)])


class Holder:
    Inner = Slots

    def make(self, n):
        return self.Inner(n).a, Holder.Inner(n).a


print([Holder().make(i) for i in range(4)])
