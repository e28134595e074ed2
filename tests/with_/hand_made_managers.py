# Managers written by hand: a generator-based decorator, a stack, a transaction, redirection.
class ManagerFromGenerator:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, t, v, tb):
        if t is None:
            try: next(self.gen)
            except StopIteration: return False
            raise RuntimeError("generator didn't stop")
        try: self.gen.throw(v)
        except StopIteration as e: return e is not v
        except BaseException as e:
            if e is v: return False
            raise
        raise RuntimeError("generator didn't stop after throw")
def manager(f): return lambda *a, **k: ManagerFromGenerator(f(*a, **k))
@manager
def tag(name):
    print(f"<{name}>")
    try: yield name
    finally: print(f"</{name}>")
with tag("html"), tag("body") as b: print("content of", b)
try:
    with tag("p"): raise ValueError("oops")
except ValueError as e: print("caught", e)
@manager
def ignore(*types):
    try: yield
    except types as e: print("ignored", repr(e))
with ignore(ZeroDivisionError, KeyError): {}["x"]
with ignore(ZeroDivisionError): print(1 // 1)
try:
    with ignore(KeyError): [][0]
except IndexError as e: print("not ignored:", e)
@manager
def convert():
    try: yield
    except KeyError as e: raise LookupError("converted") from e
try:
    with convert(): {}["k"]
except LookupError as e: print(repr(e), repr(e.__cause__))
class Stack:
    def __enter__(self): self.items = []; return self
    def push(self, cm): self.items.append(cm); return cm.__enter__()
    def callback(self, f, *a): self.items.append((f, a))
    def __exit__(self, *exc):
        suppressed = False
        while self.items:
            item = self.items.pop()
            if isinstance(item, tuple): item[0](*item[1]); continue
            if item.__exit__(*exc): exc = (None, None, None); suppressed = True
        return suppressed
with Stack() as st:
    for n in "abc": st.push(tag(n))
    st.callback(print, "callback", 1)
    st.push(ignore(OSError))
    raise OSError("deep")
class Transaction:
    def __init__(self, data): self.data = data
    def __enter__(self): self.saved = dict(self.data); return self.data
    def __exit__(self, t, v, tb):
        if t:
            self.data.clear(); self.data.update(self.saved)
            print("rolled back", v)
        return t is not None and issubclass(t, ValueError)
acc = {"x": 1}
with Transaction(acc) as d: d["x"] = 2; d["y"] = 3
print(acc)
with Transaction(acc) as d: d["x"] = 99; del d["y"]; raise ValueError("abort")
print(acc)
import sys
class Capture:
    def __enter__(self): self.old, self.text = sys.stdout, []; sys.stdout = self; return self
    def __exit__(self, *a): sys.stdout = self.old
    def write(self, s): self.text.append(s)
    def flush(self): pass
with Capture() as c:
    print("hidden", 1, sep="-")
    print("more", end="")
print(c.text)
class Reentrant:
    depth = 0
    def __enter__(self): self.depth += 1; return self.depth
    def __exit__(self, *a): self.depth -= 1
r = Reentrant()
with r as x, r as y, r as z: print(x, y, z, r.depth)
print(r.depth)
def early():
    for n in range(3):
        with tag(f"loop{n}"):
            try:
                if n == 1: return "returned from inside"
            finally: print("inner finally", n)
print(early())
@manager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
