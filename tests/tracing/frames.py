# Frame objects: identity, variables while the frame runs and after it, generators.
import sys


def identity():
    first = sys._getframe()
    second = sys._getframe(0)
    print(first is second, first.f_code.co_name, first.f_back.f_code.co_name)
    return first


frame = identity()
print(frame is not identity())
print(frame.f_back is sys._getframe(), frame.f_locals["first"] is frame)
print(type(frame).__name__, sorted(frame.f_locals))


def changing():
    x = 1
    f = sys._getframe()
    proxy = f.f_locals
    print(proxy["x"], "y" in proxy, len(proxy), list(proxy))
    x = 2
    y = 3
    print(proxy["x"], proxy["y"], proxy == f.f_locals, type(proxy).__name__)
    proxy["x"] = 10
    print(x)
    proxy["new"] = "extra"
    print(f.f_locals["new"], proxy.get("nothing", "default"), "new" in locals())
    try:
        proxy["nothing"]
    except KeyError as error:
        print("KeyError", error)
    proxy.update({"y": 30})
    print(y, sorted(k for k in proxy.keys() if k != "proxy"))
    print({**proxy}["x"], dict(proxy)["y"], isinstance(proxy, dict))
    print(proxy["f"] is f, list(reversed(proxy))[0], repr(proxy)[:8], (proxy | {"k": 1})["k"])
    return f


done = changing()
print(done.f_locals["x"], done.f_locals["y"], done.f_back.f_code.co_name)
done.clear()
print(list(done.f_locals))


def cells():
    a = 1

    def inner():
        nonlocal a
        f = sys._getframe()
        f.f_locals["a"] = 5
        print(a, sorted(f.f_locals))
        return a

    inner()
    sys._getframe().f_locals["a"] += 1
    return a


print(cells())


def running():
    try:
        sys._getframe().clear()
    except RuntimeError as error:
        print(error)


running()


def generator(n):
    x = n
    me = sys._getframe()
    print(me is g.gi_frame, g.gi_running, g.gi_suspended, me.f_back.f_code.co_name)
    y = yield x
    z = yield y


g = generator(7)
print(g.gi_frame.f_locals, g.gi_running, g.gi_suspended, g.gi_frame.f_back)
print(next(g))
held = g.gi_frame
print(held.f_locals["x"], held.f_lineno - held.f_code.co_firstlineno, g.gi_suspended, held.f_back)
held.f_locals["x"] = 8
try:
    held.clear()
except RuntimeError as error:
    print(error)
print(g.send("sent"), held.f_locals["y"], g.__name__)
g.__name__ = "renamed"
print(g.__name__, g.gi_code.co_name)
print(list(g), g.gi_frame, held.f_locals["x"], held.f_back is sys._getframe())


async def coroutine():
    x = 1
    return sys._getframe()


c = coroutine()
print(c.cr_frame.f_code.co_name, c.cr_running, c.cr_suspended, c.cr_await)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value.f_code.co_name, stop.value.f_locals["x"], c.cr_frame)


def raises():
    local = "kept"
    raise ValueError


def catches():
    here = sys._getframe()
    try:
        raises()
    except ValueError as error:
        tb = error.__traceback__
        print(tb.tb_frame is here, tb.tb_next.tb_frame.f_back is here)
        print(tb.tb_next.tb_frame.f_locals["local"], tb.tb_frame.f_back.f_code.co_name)


catches()


def without_frame():
    try:
        raises()
    except ValueError as error:
        tb = error.__traceback__
        print(tb.tb_frame is sys._getframe(), tb.tb_next.tb_frame.f_back is sys._getframe())


without_frame()

f = sys._getframe()
print(f.f_locals is globals(), f.f_globals is globals(), f.f_back, f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
for name, value in [("f_lineno", 1), ("f_lineno", "x"), ("f_trace_lines", 1)]:
    try:
        setattr(f, name, value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)


class Body:
    own = sys._getframe()
    print(own.f_locals is locals(), own.f_code.co_name, own.f_back.f_code.co_name)


def recursive(n):
    return sys._getframe() if n == 0 else recursive(n - 1)


deep = recursive(3)
names = []
while deep:
    names.append(deep.f_locals.get("n", "module"))
    deep = deep.f_back
print(names)
