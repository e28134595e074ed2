# Async generators that die unfinished are handed to the hook; coroutines nobody awaited are warned of.
import gc, sys
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
log = []
async def ag(n):
    try:
        yield n
        yield n + 1
    finally: log.append(("finally", n))
def start(a):
    try: a.__anext__().send(None)
    except StopIteration as e: return e.value
def garbage(n):
    a = ag(n); start(a); l = [a]; l.append(l)
garbage(1); settle(); print(log); log.clear()
first, final = [], []
old = sys.get_asyncgen_hooks()
print(tuple(old), type(old).__name__)
def finalizer(g):
    final.append(type(g).__name__)
    try: g.aclose().send(None)
    except StopIteration: log.append("closed")
sys.set_asyncgen_hooks(firstiter=lambda g: first.append(g.__name__), finalizer=finalizer)
garbage(2)
sys.set_asyncgen_hooks(*old)
settle(); print(first, final, log); log.clear()
garbage(3); settle(); print(log, first)
try: sys.set_asyncgen_hooks(firstiter=1)
except TypeError as e: print(e)
try: sys.set_asyncgen_hooks(finalizer=1)
except TypeError as e: print(e)
async def co(): pass
c = co(); c.close(); del c; settle()
