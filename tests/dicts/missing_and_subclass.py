# Subclasses of dict: __missing__, overridden methods and what natives see.
class Default(dict):
    def __init__(self, f, *a, **k): super().__init__(*a, **k); self.f = f
    def __missing__(self, k):
        v = self[k] = self.f()
        return v
d = Default(list, given=[0])
d["x"].append(1)
d["x"].append(2)
print(d, d.get("y"), "y" in d, d["given"], type(d.copy()).__name__, type(d | {}).__name__)
class Upper(dict):
    def __getitem__(self, k): return "got " + super().__getitem__(k)
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __contains__(self, k): return True
    def __iter__(self): return iter(["faked"])
    def __len__(self): return 77
u = Upper(a="1")
u["b"] = "2"
u.update(c="3")
print(u["B"], u.get("B"), "zzz" in u, list(u), len(u), dict(u), u.keys(), {**{"n": 1}}, repr(u))
print("%(B)s" % u, "{B}".format_map(u), "{x[a]}".format(x=u))
class Attr(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
a = Attr(p=1)
a.q = 2
print(a, a.p, a["q"], hasattr(a, "r"))
del a.p
print(a)
class Counter(dict):
    def __missing__(self, k): return 0
c = Counter()
for ch in "mississippi": c[ch] += 1
print(c, sorted(c.items(), key=lambda kv: (-kv[1], kv[0])))
class Raises(dict):
    def __missing__(self, k): raise LookupError(f"no {k}")
try: Raises()["k"]
except LookupError as e: print(type(e).__name__, e)
print("%(a)s-%(b)s" % Counter(a=5), "{a}".format_map(Counter()), Counter()["z"], Counter().get("z"))
class LRU(dict):
    def __init__(self, cap): super().__init__(); self.cap = cap
    def __getitem__(self, k):
        v = self.pop(k)
        super().__setitem__(k, v)
        return v
    def __setitem__(self, k, v):
        self.pop(k, None)
        if len(self) >= self.cap: del self[next(iter(self))]
        super().__setitem__(k, v)
l = LRU(3)
for k in "abcad": 
    l[k] = k.upper()
    if k == "b": l["a"]
print(list(l.items()))
class OnlyKeys:
    def keys(self): return iter("xy")
    def __getitem__(self, k): return ord(k)
print(dict(OnlyKeys()), {}.__class__(OnlyKeys(), z=1))
