# Delegation: values, sends, throws, closes and results go through.
def inner():
    try:
        a = yield "i1"
        print("inner got", a)
        b = yield "i2"
        print("inner got", b)
    except KeyError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner done")
    return "inner result"
def outer():
    r = yield from inner()
    print("r =", r)
    r2 = yield from [10, 20]
    print("r2 =", r2)
    return (yield from iter("z"))
it = outer()
print(next(it), it.send("A"), it.throw(KeyError("k")))
print(list(it))
it = outer(); next(it)
it.close()
it = outer(); next(it); 
try:
    it.throw(ValueError("through"))
except ValueError as e:
    print("outside", e)
it = outer(); next(it); it.send(1); print(it.send(2))
for op in (lambda: it.send("to a list iterator"), lambda: it.throw(KeyError("at list"))):
    try:
        print(op())
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)
class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("custom value")
        return self.n
    def send(self, v): print("send", v); return self.__next__()
    def throw(self, e): print("throw", repr(e)); return "thrown"
    def close(self): print("close called")
def delegate():
    r = yield from Custom()
    print("r", r)
it = delegate()
print(next(it), it.send("x"), it.throw(OSError("o")))
it.close()
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
nested = [1, [2, [3, [4, [5]]], 6], [[[7]]]]
print(list(tree(nested)), sum(tree(nested)))
def chain(n): 
    if n: yield from chain(n - 1)
    yield n
print(list(chain(40))[-1], sum(chain(60)))
def selfish():
    yield from me
me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)
for bad in (5, None, len):
    def f(): yield from bad
    try:
        list(f())
    except TypeError as e:
        print(e)
def ret_only():
    return 5
    yield
def use(): return (yield from ret_only()), (yield from ()), (yield from ret_only())
try: next(use())
except StopIteration as e: print(e.value)
def tuple_result():
    return (1, 2)
    yield
def wrap(): x = yield from tuple_result(); yield x
print(list(wrap()))
def exc_result():
    return ValueError("as value")
    yield
def wrap2(): x = yield from exc_result(); yield repr(x)
print(list(wrap2()))
