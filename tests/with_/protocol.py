# requires: 3.14
# The with statement: order, suppression, exceptions in each place, control flow through it.
class CM:
    def __init__(self, name, suppress=False, enter=None, exit=None):
        self.name, self.suppress, self.enter, self.exit = name, suppress, enter, exit
    def __enter__(self):
        print("enter", self.name)
        if self.enter: raise self.enter
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, type(tb).__name__)
        if self.exit: raise self.exit
        return self.suppress
with CM("a") as a, CM("b", suppress=True) as b:
    print("body", a, b)
    raise ValueError("lost")
print("continues")
def attempt(f):
    try:
        print("returned", f())
    except BaseException as e:
        print("raised", repr(e), "context", repr(e.__context__))
def enter_fails():
    with CM("outer"), CM("inner", enter=OSError("e")): print("never")
def exit_fails():
    with CM("x", exit=OSError("x")): raise KeyError("body")
def exit_fails_clean():
    with CM("x", exit=OSError("x")): pass
def returns():
    with CM("r"): return "value"
def return_overridden():
    for i in range(3):
        with CM(f"loop{i}"):
            if i == 0: continue
            if i == 1: break
    else: print("no else")
    return i
def suppress_return():
    with CM("s", suppress=True): 1 / 0
    return "after suppress"
def nested_order():
    with CM("1"):
        with CM("2", suppress=True):
            with CM("3", exit=RuntimeError("from 3")): raise ValueError("v")
    return "ok"
for f in (enter_fails, exit_fails, exit_fails_clean, returns, return_overridden, suppress_return, nested_order): attempt(f)
class Targets: pass
t = Targets()
with CM("attr") as t.x, CM("item") as t.__dict__["y"]: print(vars(t))
with CM("pq") as (p, q): print(p, q)
try:
    with CM("abc") as (p, q): print("never")
except ValueError as e: print(e)
with (CM("p1") as x, CM("p2"),): print(x)
with (yield_ := CM("walrus")): print(yield_.name)
class OnInstance: pass
o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
class NoExit:
    def __enter__(self): print("entered?")
class NoEnter:
    def __exit__(self, *a): pass
class A:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for bad in (o, NoExit(), NoEnter(), 5, None, A()):
    try:
        with bad: pass
    except TypeError as e: print(e)
class Falsy:
    def __enter__(self): pass
    def __exit__(self, *a): return Undecided()
class Undecided:
    def __bool__(self): raise LookupError("bool of exit result")
try:
    with Falsy(): raise ValueError("x")
except LookupError as e: print(e, repr(e.__context__))
def gen():
    with CM("gen"):
        yield 1
        yield 2
g = gen(); next(g); g.close()
g = gen(); next(g)
try: g.throw(KeyError("thrown"))
except KeyError as e: print(e)
class Change:
    def __enter__(self):
        type(self).__exit__ = lambda self, *a: print("replaced exit")
        return self
    def __exit__(self, *a): print("original exit")
with Change(): pass
with Change(): pass
