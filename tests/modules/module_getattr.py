# Module-level __getattr__ and __dir__; modules as objects.
import _dynamic, _replaces_itself, _with_all, _main_guard
print(_dynamic.dyn_x, _dynamic.static, dir(_dynamic), hasattr(_dynamic, "nope"))
from _dynamic import dyn_imported
print(dyn_imported, _replaces_itself.attr, _main_guard.ran)
for bad in ("_dynamic.nope", "_with_all.nope", "_with_all.x.y"):
    try: eval(bad)
    except AttributeError as e: print(e)
try: from _dynamic import other
except ImportError as e: print(str(e).split(" (/")[0])
ns = {}
exec("from _with_all import *", ns)
print(sorted(k for k in ns if k[0:2] != "__"))
try: exec("from _bad_all import *", {})
except AttributeError as e: print(e)
ns = {}
exec("from _counter import *", ns)
print(sorted(k for k in ns if k[0:2] != "__"))
M = type(_dynamic)
m = M("made", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x, vars(m)["x"], repr(m), m.__dict__.get("__package__"), m.__spec__)
del m.x
try: m.x
except AttributeError as e: print(e)
try: del m.x
except AttributeError as e: print(e)
try: M()
except TypeError as e: print(e)
try: m.__dict__ = {}
except AttributeError as e: print(e)
class Lazy(M):
    def __getattr__(self, n): return "lazy " + n
print(Lazy("l").anything)
