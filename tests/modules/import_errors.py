# requires: 3.14
# What a failing import says.
cases = ["import nope", "import nope.sub", "from nope import x", "import _counter.sub", "from _counter import nothing", "from _counter import nothing as n", "import pkg.nope", "from pkg import nope", "from pkg.nope import x", "from . import x", "from .x import y", "from .. import z", "import _bad", "__import__('nope')", "__import__('')", "__import__(5)", "__import__('.x')", "import math.pi", "from math import nope", "import sys.path", "from pkg.one import nope", "from pkg import *\nprint(sorted(k for k in list(globals()) if k in ('one', 'two', 'exported', 'not_exported')))"]
for c in cases:
    ns = {"__name__": "__main__"}
    try: exec(c, ns); print(c.split("\n")[0], "| ok")
    except ImportError as e: print(c, "|", type(e).__name__, "|", str(e).split(" (/")[0], "|", e.name)
    except Exception as e: print(c, "|", type(e).__name__, "|", e)
def f():
    try: import nope
    except ImportError: nope = None
    return nope
print(f())
e = ImportError("msg", name="n", path="p")
print(e.name, e.path, e.msg, repr(e))
