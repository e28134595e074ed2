# Proxies do what their referent does, until it is dead.
import gc
from _weakref import proxy, ProxyType, CallableProxyType, ref
# What a returned call left on the machine's stack may keep an object: overwrite it.
def settle():
    def churn(n, *a, **k): return [churn(n - 1, n, k=str(n)), [x for x in (n, str(n))]] if n else max([1, 2], key=lambda v: -v)
    for n in range(3):
        sorted([churn(n), churn(n)], key=str); repr(churn(n)); gc.collect()
class V:
    def __init__(self, n): self.n = n; self.items = [1, 2, 3]
    def __add__(self, o): return ("add", self.n, o.n if isinstance(o, V) else o)
    def __radd__(self, o): return ("radd", o)
    def __iadd__(self, o): self.n += o; return self
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __str__(self): return "V!"
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return self.n == getattr(o, "n", o)
    def __hash__(self): return 1
    def __bool__(self): return False
    def __neg__(self): return -self.n
    def __index__(self): return 2
    def method(self): return self.n
v = V(5); p = proxy(v)
print(type(p) is ProxyType, p.n, p.method(), p + 1, 1 + p, p + p, len(p), p[0], 2 in p, list(p), str(p), bool(p), -p, [7, 8, 9][p])
p.n = 6; p[0] = 10; del p[1]; p.extra = "e"
print(v.n, v.items, v.extra, p == v, p == 6, v == p, p < V(7), p.__class__ is V, isinstance(p, V))
del p.extra; print(hasattr(v, "extra"), proxy(v) is p)
try: hash(p)
except TypeError as e: print(e)
def f(a, *, k=0): return a, k
c = proxy(f)
print(type(c) is CallableProxyType, c(1, k=2), c.__name__)
try: p()
except TypeError as e: print(e)
try: next(p)
except TypeError as e: print(e)
log = []
q = proxy(v, lambda r: log.append(r is q))
del v; settle()
print(log)
for use in (lambda: p.n, lambda: p + 1, lambda: len(p), lambda: str(p), lambda: bool(p), lambda: p == 1, lambda: list(p)):
    try: use()
    except ReferenceError as e: print(e)
print(repr(p).split(" at ")[0], repr(c).split(";")[1].split(" at ")[0])
