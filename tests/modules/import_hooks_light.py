# sys.modules and sys.path changed by the program; __import__ replaced.
import sys, builtins
sys.path.insert(0, sys.path[0] + "/pkg")
import two
print(two.value, two.__name__, two.__package__)
real = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    seen.append((name, fromlist, level))
    return real(name, globals, locals, fromlist, level)
seen = []
builtins.__import__ = spy
import two as t, math
from math import floor, ceil
from _with_all import *
builtins.__import__ = real
print(seen[:4])
m = __import__("pkg.sub")
print(m.__name__, __import__("pkg.sub", fromlist=["deep"]).__name__)
import importlib
print(importlib.import_module("pkg.two").value, importlib.import_module(".one", "pkg").value)
