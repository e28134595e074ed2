# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_target", target)
    def __getattr__(self, name):
        print("getattr", name)
        return getattr(self._target, name)
    def __setattr__(self, name, value):
        print("setattr", name, value)
        setattr(self._target, name, value)
    def __delattr__(self, name):
        print("delattr", name)
        delattr(self._target, name)
    def __dir__(self): return ["z", "a"]
class T: x = 1
p = Proxy(T())
print(p.x)
p.y = 5
print(p.y, p._target.y, dir(p), vars(p._target))
del p.y
for what in (lambda: p.nope, lambda: delattr(p, "nope"), lambda: p._target.nope, lambda: T.nope, lambda: (5).nope, lambda: None.x, lambda: "".nope, lambda: [].nope, lambda: len.nope, lambda: (lambda: 0).nope, lambda: type.nope, lambda: Ellipsis.x):
    try:
        print(what())
    except AttributeError as e:
        print(e, "|", e.name)
class Every:
    x = "class attribute"
    def __init__(self): self.y = "instance"
    def __getattribute__(self, name):
        if name.startswith("secret"): raise AttributeError("hidden " + name)
        return (name, object.__getattribute__(self, name))
    def __getattr__(self, name): return "fallback " + name
e = Every()
print(e.x, e.y, e.secret_1, e.unknown, hasattr(e, "whatever"), getattr(e, "q", 1))
print(e.__class__[1] is Every, type(e) is Every)
class Count:
    calls = 0
    def __getattr__(self, name):
        type(self).calls += 1
        raise AttributeError(name)
c = Count()
for bad in (lambda: c.a, lambda: getattr(c, "b"), lambda: c.method()):
    try: bad()
    except AttributeError as e: print("missing", e)
print(hasattr(c, "d"), getattr(c, "e", "dflt"), Count.calls, len([c]), c == c, bool(c), Count.calls)
class Loop:
    def __getattr__(self, name): return self.other_thing
try:
    Loop().x
except RecursionError as e:
    print("RecursionError")
class Raises:
    def __getattr__(self, name): raise KeyError(name)
for f in (lambda: Raises().a, lambda: hasattr(Raises(), "a"), lambda: getattr(Raises(), "a", 1)):
    try:
        print(f())
    except KeyError as e:
        print("KeyError", e)
for f in (lambda: setattr(5, "x", 1), lambda: setattr(object(), "x", 1), lambda: setattr(int, "x", 1), lambda: setattr("", "upper", 1), lambda: delattr(T(), "x"), lambda: delattr(int, "real"), lambda: setattr(T, 5, 1), lambda: getattr(T, 5), lambda: setattr(len, "x", 1), lambda: setattr(None, "x", 1), lambda: setattr([], "append", 1), lambda: delattr(T(), "__class__"), lambda: setattr(T(), "__class__", 5), lambda: setattr(T(), "__class__", int), lambda: setattr(T(), "__dict__", 5)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
t = T()
t.__class__ = Count
print(type(t).__name__)
t.__dict__ = {"fresh": 1}
print(t.fresh, vars(t))
setattr(t, "not an identifier", 2)
print(getattr(t, "not an identifier"), t.__dict__)
class OnlySet:
    def __setattr__(self, k, v): self.__dict__[k + "_"] = v
o = OnlySet()
o.a = 1
print(vars(o))
