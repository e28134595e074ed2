# Globals, builtins and module attributes rebound while loops use them.
def f(): return "first"
def use(): return f()
out = []
for i in range(60):
    if i == 20:
        def f(): return "second"
    if i == 40: f = lambda: "third"
    r = use()
    if not out or out[-1] != r: out.append(r)
print(out)
def use_len(x): return len(x)
out = []
for i in range(50):
    if i == 15: len = lambda x: "shadowed"
    if i == 30: del len
    r = use_len("abc")
    if not out or out[-1] != r: out.append(r)
print(out)
import builtins
real = builtins.abs
def use_abs(x): return abs(x)
for _ in range(30): use_abs(-1)
builtins.abs = lambda x: "replaced builtin"
print(use_abs(-2)); builtins.abs = real; print(use_abs(-3))
builtins.brand_new = "added builtin"
def use_new(): return brand_new
print(use_new()); brand_new = "global wins"; print(use_new()); del brand_new; print(use_new()); del builtins.brand_new
try: use_new()
except NameError as e: print(e)
import math
def use_math(): return math.floor(2.7)
for _ in range(30): use_math()
saved = math.floor
math.floor = lambda x: "patched module"
print(use_math()); math.floor = saved; print(use_math())
n = 0
def bump():
    global n
    n += 1
for _ in range(300): bump()
print(n); globals()["n"] = "text"
try: bump()
except TypeError as e: print(e)
del n
try: bump()
except NameError as e: print(e)
g = {"x": 1}
exec("def h(): return x", g)
h = g["h"]
print([h() for _ in range(20)][-1]); g["x"] = 2; print(h()); del g["x"]
try: h()
except NameError as e: print(e)
g["x"] = [3]; print(h()); g.clear()
try: h()
except (NameError, KeyError) as e: print(type(e).__name__)
total = 0
for i in range(1000):
    total += i
    if i == 500: total = float(total)
print(total)
