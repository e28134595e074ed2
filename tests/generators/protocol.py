# next, send, throw, close: what each does in each state.
def g():
    got = yield 1
    print("got", got)
    try:
        got = yield 2
        print("got", got)
    except ValueError as e:
        print("caught", e)
        yield "after catch"
    finally:
        print("finally")
    return "result"
it = g()
print(next(it), it.send("a"), it.throw(ValueError("v")))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)
for op in (lambda: next(it), lambda: it.send(None), lambda: it.send(5), lambda: it.throw(KeyError("late")), lambda: it.close()):
    try:
        print(op())
    except BaseException as e:
        print(type(e).__name__, e)
it = g()
try:
    it.send(5)
except TypeError as e:
    print(e)
print(next(it), it.close(), next(it, "default"))
it = g(); next(it); next(it)
print(it.close())
it = g()
try:
    it.throw(KeyError("before start"))
except KeyError as e:
    print(e)
print(list(it))
def stubborn():
    for _ in range(2):
        try:
            yield
        except GeneratorExit:
            print("refusing")
it = stubborn(); next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
try:
    it.close()
except RuntimeError as e:
    print(e)
it.close()
def raises_in_close():
    try: yield
    finally: raise OSError("while closing")
it = raises_in_close(); next(it)
try:
    it.close()
except OSError as e:
    print(e, repr(e.__context__))
def returns_on_close():
    try: yield 1
    except GeneratorExit: return "closed value"
it = returns_on_close(); next(it)
print(it.close())
for bad in (lambda: it.throw(5), lambda: it.throw(int)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def stop_inside():
    yield 1
    raise StopIteration("inner")
try:
    list(stop_inside())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def next_inside():
    yield next(iter([]))
try:
    list(next_inside())
except RuntimeError as e:
    print(e)
gen = (x for x in "ab")
print(type(gen).__name__, gen.__name__, iter(gen) is gen, gen.gi_running, g.__name__, it.__name__, it.__qualname__, repr(gen).split(" at ")[0])
