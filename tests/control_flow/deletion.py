# del of names, attributes, items, slices, nested targets, and what is left.
x = y = [1, 2, 3, 4, 5]
del x; print(y)
try: x
except NameError as e: print(e)
del y[0], y[-1]; print(y); del y[:1]; print(y); del (y[0]); print(y)
class C:
    a = 1
    def __init__(self): self.b, self.c = 2, 3
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, k): print("delattr", k); super().__delattr__(k)
c = C(); del c.b, c[1], c[1:2], c["k", 2]; print(vars(c))
for bad in (lambda: delattr(c, "b"), lambda: delattr(c, "a"), lambda: delattr(C, "zzz")):
    try: bad()
    except AttributeError as e: print(e)
del C.a; print(hasattr(c, "a"))
def f(p):
    del p
    try: p
    except UnboundLocalError as e: print(e)
    p = 2; del p; p = 3
    return p
print(f(1))
def g():
    v = 1
    def h():
        nonlocal v
        del v
    h()
    try: v
    except NameError as e: print(type(e).__name__, e)
    try: h()
    except NameError as e: print(type(e).__name__, e)
g()
def dels_global():
    global gone
    del gone
gone = 1; dels_global(); print("gone" in globals())
try: dels_global()
except NameError as e: print(e)
d = {"a": {"b": [1, 2]}}
del d["a"]["b"][0]; print(d); del d["a"]["b"]; del d["a"]
try: del d["a"]
except KeyError as e: print("KeyError", e)
a, b, c2 = 1, 2, 3
del (a, [b, c2]); print([n for n in ("a", "b", "c2") if n in globals()])
for i in range(3): del i
try: i
except NameError as e: print(e)
l = list(range(10)); del l[::2]; print(l); del l[::-2]; print(l); del l[5:]; del l[:]; print(l)
class K:
    x = 1; y = 2
    del x
print(hasattr(K, "x"), K.y)
try:
    class L:
        del nothing
except NameError as e: print(e)
try: 1 / 0
except ZeroDivisionError as e: del e
s = "abc"
for bad in ("del s[0]", "del (1, 2)[0]", "del 'a'.upper", "del len.x", "del s.x", "del {}[1]", "del [][0]", "del {1}[0]", "del range(3)[0]"):
    try: exec(bad)
    except Exception as e: print(bad, "|", type(e).__name__, e)
