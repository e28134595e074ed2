# requires: 3.14
# The standard report of errors in finalizers.
import gc, sys, io
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
class A:
    def __init__(self): self.me = self
    def __repr__(self): return "<A>"
    def __del__(self): 1 / 0
out = sys.stderr = io.StringIO()
def f(): A()
f(); settle()
def g():
    try: yield
    finally: raise KeyError("closing")
def h():
    it = g(); next(it); l = [it]; l.append(l)
h(); settle()
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
def k():
    it = stubborn(); next(it); l = [it]; l.append(l)
k(); settle()
sys.stderr = sys.__stderr__
for line in out.getvalue().splitlines():
    if "File" not in line: print(line.split(" at 0x")[0].strip())
