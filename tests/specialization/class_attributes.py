"""Attributes and methods of classes themselves, cached where they are used, and all
that can change them while a loop runs."""
from enum import Enum


class Base:
    k = 1

    def plain(self=None):
        return "plain", self

    @staticmethod
    def static(x):
        return "static", x

    @classmethod
    def of_class(cls, x):
        return cls.__name__, x


class Child(Base):
    pass


class Other:
    k = "other"

    def plain():
        return "other plain"

    @staticmethod
    def static(x):
        return "other static", x

    @classmethod
    def of_class(cls, x):
        return "other", cls.__name__, x


def look(cls, turns, change=None, at=None):
    seen = []
    for i in range(turns):
        if i == at:
            change()
        seen.append((cls.k, cls.plain(), cls.static(i), cls.of_class(i)))
    return seen


print(look(Base, 3))
print(look(Child, 3))
print(look(Other, 3))
for cls in [Base, Child, Other] * 2:
    print(look(cls, 1))


# The class or a base of it changes.
print(look(Child, 4, lambda: setattr(Base, "k", 2), 2))
print(look(Child, 4, lambda: setattr(Child, "k", 3), 2))
print(look(Child, 4, lambda: delattr(Child, "k"), 2))
print(look(Child, 3, lambda: setattr(Base, "plain", lambda: "new plain"), 1))
print(look(Child, 3, lambda: setattr(Child, "static", staticmethod(lambda x: ("child", x))), 1))
print(look(Child, 3, lambda: setattr(Child, "of_class", Base.__dict__["of_class"]), 1))


class Mixin:
    k = "mixin"


def rebase():
    Child.__bases__ = (Mixin, Base)


print([row[0] for row in look(Child, 4, rebase, 2)])


# What is found becomes a descriptor, or stops being one.
class Late:
    pass


class Holder:
    late = Late()


def read():
    return Holder.late, Holder().late


def show(pair):
    return [value if isinstance(value, str) else type(value).__name__ for value in pair]


for i in range(6):
    if i == 2:
        Late.__get__ = lambda self, instance, owner: f"got by {owner.__name__}"
    if i == 4:
        del Late.__get__
    print(show(read()))


# The metaclass has a say.
class Meta(type):
    pass


class Made(metaclass=Meta):
    tag = "own"

    @classmethod
    def call(cls):
        return "call of " + cls.__name__


def tags():
    return Made.tag, Made.call()


for i in range(8):
    if i == 2:
        Meta.tag = property(lambda cls: "data descriptor of the metaclass")
    if i == 4:
        del Meta.tag
        Meta.tag = "not a descriptor"
    if i == 6:
        Meta.__getattribute__ = lambda cls, name: (lambda: name) if name == "call" else name
    print(tags())


class Loud(type):
    def __getattribute__(cls, name):
        return lambda: "loud " + name if name == "call" else name


class Turned:
    tag = 1

    @staticmethod
    def call():
        return 2


class QuietMeta(type):
    pass


class LoudMeta(type):
    tag = property(lambda cls: "loud")


class Switch(metaclass=QuietMeta):
    tag = "quiet"


for i in range(4):
    if i == 2:
        Switch.__class__ = LoudMeta
    print(Switch.tag)


# Members of an enumeration.
class Color(Enum):
    RED = 1
    GREEN = 2

    @classmethod
    def default(cls):
        return cls.RED


def colors():
    return Color.RED is Color.RED, Color.GREEN.value, Color.default().name


for _ in range(3):
    print(colors())


# A class that ends while its shape is cached.
def temporary(i):
    class T:
        value = i

        @staticmethod
        def get():
            return i

    return T


def use(cls):
    return cls.value, cls.get()


for i in range(5):
    print(use(temporary(i)))

# Reading from a class what is not there.
for i in range(3):
    try:
        Other.missing
    except AttributeError as error:
        print(error)
    try:
        Other.missing()
    except AttributeError as error:
        print(error)
    if i == 1:
        Other.missing = lambda: "found"
print(Other.missing())
