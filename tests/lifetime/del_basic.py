# requires: 3.14
# __del__ runs once for garbage, in cycles too; resurrection; errors go to the hook.
import gc, sys
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
log = []
class Node:
    def __init__(self, name): self.name = name; self.me = self
    def __del__(self): log.append(self.name)
def make():
    for n in "abc": Node(n)
make(); settle()
print(sorted(log))
log.clear()
class Phoenix:
    saved = []
    def __init__(self): self.me = self
    def __del__(self): log.append("dies"); Phoenix.saved.append(self)
def burn(): Phoenix()
burn(); settle()
print(log, len(Phoenix.saved), Phoenix.saved[0].me is Phoenix.saved[0])
Phoenix.saved.clear(); settle()
print(log)
class Bad:
    def __init__(self): self.me = self
    def __del__(self): raise ValueError("from __del__")
def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.err_msg.split(" at ")[0], u.object, len(u))
sys.unraisablehook = hook
def bad(): Bad()
bad(); settle()
def broken(u): raise KeyError("hook")
class Sub(Node):
    def __del__(self): log.append("sub"); super().__del__()
log.clear()
def sub(): Sub("base")
sub(); settle()
print(log)
# __del__ given later, and taken away.
class Late:
    def __init__(self): self.me = self
kept = Late()
Late.__del__ = lambda self: log.append("late")
del kept; settle()
print(log[-1])
del Late.__del__
def late(): Late()
n = len(log); late(); settle(); print(len(log) - n)
# Through __class__, and for subclasses of built-in types.
class L(list):
    def __del__(self): log.append(("list", len(self)))
def lists():
    x = L([1, 2]); x.append(x)
lists(); settle(); print(log[-1])
class E(Exception):
    def __del__(self): log.append("exc")
def exc():
    try: raise E
    except E as e: pass
exc(); settle(); print(log[-1])
