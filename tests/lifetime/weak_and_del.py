# requires: 3.14
# Weak references and finalizers of one piece of garbage; minor and full collections.
import gc
from _weakref import ref, getweakrefcount
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
log = []
class A:
    def __init__(self, n, parent=None): self.n, self.me = n, self; self.parent = parent and ref(parent)
    def __del__(self): log.append((self.n, type(self.parent).__name__))
root = A(0)
def garbage():
    for i in range(1, 4): A(i, root)
garbage(); settle()
print(sorted(log)); log.clear()
saved = []
class R:
    def __init__(self): self.me = self
    def __del__(self): saved.append(self)
def phoenix(): return ref(R())
r = phoenix(); settle()
print(r(), len(saved), getweakrefcount(saved[0]))
r2 = ref(saved[0]); print(r2() is saved[0])
saved.clear(); settle(); print(r2())
# Many of them, with collections in between.
class N: pass
alive, refs, dead = [], [], []
for i in range(3000):
    n = N(); n.i = i; n.me = n
    if i % 3 == 0: alive.append(n)
    refs.append(ref(n, lambda r, i=i: dead.append(i)))
    if i % 1000 == 999: del n; settle()
n = None
settle()
print(sum(r() is not None for r in refs), len(alive), len(dead), sorted(dead)[:4], all(r() is None or r().i % 3 == 0 for r in refs))
