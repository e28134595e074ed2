# Attributes of classes change while loops that read them, and others, run.
class Base:
    count = 0
    kind = "base"

    def __init__(self, n):
        self.n = n
        Base.count += 1

    def get(self):
        return self.n, self.kind, self.count


class Derived(Base):
    pass


class Both(Derived):
    count = 100


def loop(actions):
    seen = []
    objects = [Base(1), Derived(2), Both(3)]
    for i in range(12):
        action = actions.get(i)
        if action:
            action(objects)
        for o in objects:
            try:
                seen.append((o.get(), o.n, type(o).kind, o.kind))
            except (AttributeError, TypeError) as error:
                seen.append(str(error))
    return seen


def overwrite_n(objects):
    Derived.n = property(lambda self: "property", lambda self, value: None)


def plain_n(objects):
    Derived.n = "plain, which instances shadow"


def delete_n(objects):
    del Derived.n


def get_of_kind(objects):
    class Reads:
        def __repr__(self):
            return "Reads"

    Base.kind = Reads()
    for o in objects:
        o.get()
    Reads.__get__ = lambda self, instance, owner: ("got", owner.__name__)


def method(objects):
    Derived.get = lambda self: "derived get"


def undo(objects):
    del Derived.get
    Base.kind = "again"


def attribute_hook(objects):
    Derived.__getattribute__ = lambda self, name: ("hook", name) if name == "kind" else object.__getattribute__(self, name)


def no_hook(objects):
    del Derived.__getattribute__


print(Base.count)
for line in loop({1: overwrite_n, 2: plain_n, 3: delete_n, 4: get_of_kind, 6: method, 7: undo, 8: attribute_hook, 10: no_hook}):
    print(line)
print(Base.count, Derived.count, Both.count)

# The same name in a class, its subclass, its metaclass.
class Meta(type):
    level = "meta"


class First(metaclass=Meta):
    pass


class Second(First):
    pass


for i in range(5):
    print(First.level, Second.level, getattr(Second(), "level", "none"))
    if i == 0:
        First.level = i
    elif i == 1:
        Second.level = i
    elif i == 2:
        Meta.level = property(lambda cls: "meta property of " + cls.__name__)
    elif i == 3:
        del Meta.level
    elif i == 4:
        del First.level

# Slots and stores.
class Slots:
    __slots__ = ("a", "b")


class More(Slots):
    pass


s, m = Slots(), More()
for i in range(6):
    s.a = m.a = i
    m.c = i
    print(s.a, m.a, m.c)
    if i == 1:
        More.a = 5
        m.__dict__["a"] = "from the dict"
    elif i == 3:
        More.c = property(lambda self: "c", lambda self, value: print("set", value))
        del More.a

# super() sees new methods.
class Under(Base):
    def get(self):
        return "under", super().get()


u = Under(9)
for i in range(4):
    print(u.get())
    if i == 1:
        Base.get = lambda self: "new"
    if i == 2:
        Base.unrelated = 1
