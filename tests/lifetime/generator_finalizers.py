# A suspended generator that dies is closed: finally and with run.
import gc
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
log = []
class M:
    def __enter__(self): log.append("enter")
    def __exit__(self, *a): log.append(a[0] and a[0].__name__)
def g(n):
    with M():
        try: yield n
        finally: log.append(("finally", n))
def garbage(n):
    it = g(n); next(it); l = [it]; l.append(l)
garbage(1); settle(); print(log); log.clear()
def outer():
    try: yield from g(2)
    finally: log.append("outer")
def nested():
    it = outer(); next(it); l = [it]; l.append(l)
nested(); settle(); print(log); log.clear()
def unstarted():
    it = g(3); l = [it]; l.append(l)
unstarted(); settle(); print(log)
class Closing:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): log.append("closed")
def delegating(): yield from Closing()
def d():
    it = delegating(); next(it); l = [it]; l.append(l)
d(); settle(); print(log); log.clear()
gen = g(4); next(gen)
keep = [gen]; del gen
settle(); print(log)
keep[0].close(); print(log)
