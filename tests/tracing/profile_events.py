# What sys.setprofile is told: calls, returns, native calls and their exceptions.
import sys

events = []


def profile(frame, event, arg):
    name = frame.f_code.co_name
    if event.startswith("c_"):
        events.append((event, name, arg.__name__))
    else:
        events.append((event, name, repr(arg) if not callable(arg) else "callable"))


def run(function):
    events.clear()
    sys.setprofile(profile)
    try:
        function()
    except Exception as error:
        sys.setprofile(None)
        events.append(("raised", type(error).__name__))
    finally:
        sys.setprofile(None)
    print("---", function.__name__)
    for event in events:
        # How the end of profiling itself shows.
        if event[2:] != ("setprofile",):
            print(*event)


def natives():
    len([1, 2])
    [].append(1)
    "a".upper()
    list.append([], 2)
    append = [3].append
    append(4)
    return isinstance(1, int)


def failing():
    try:
        int("x")
    except ValueError:
        pass
    try:
        len(5)
    except TypeError:
        pass
    [].pop()


def inner(x):
    return x + 1


def calls():
    return inner(inner(1))


def raises():
    raise KeyError("k")


def through():
    try:
        raises()
    except KeyError:
        return "handled"


def callbacks():
    return sorted([3, 1, 2], key=inner)


def generator():
    yield 1
    yield 2


def generators():
    for x in generator():
        pass
    return sum(generator())


class C:
    def __init__(self):
        self.x = 1

    def method(self):
        return self.x

    @property
    def prop(self):
        return 2

    def __len__(self):
        return 3


def classes():
    c = C()
    c.method()
    c.prop
    return len(c)


def classbody():
    class D:
        y = 1


def comprehension():
    return [inner(x) for x in (1, 2)]


for function in [
    natives,
    failing,
    calls,
    through,
    raises,
    callbacks,
    generators,
    classes,
    comprehension,
]:
    run(function)

print(sys.getprofile())


def bad(frame, event, arg):
    raise RuntimeError("bad profile")


def target():
    return 1


sys.setprofile(bad)
try:
    target()
except RuntimeError as error:
    print("propagates:", error)
print(sys.getprofile())
