# A module is run once; its namespace is shared.
import _counter
import _counter as again
from _counter import count, bump, names, K as Klass
print(_counter is again, count, bump(), count, _counter.count, names is _counter.names)
names.append("b"); print(_counter.names)
_counter.count = 100
print(bump(), again.count)
_counter.added = "new attribute"
import sys
print(sys.modules["_counter"].added, _counter.__name__, Klass.where, Klass.__module__, bump.__module__, bump.__globals__ is vars(_counter), type(_counter).__name__)
del sys.modules["_counter"]
import _counter
print(_counter is again, _counter.count)
def local():
    import _counter as c
    from _counter import names as n
    return c.names is n
print(local(), sorted(k for k in vars(again) if not k.startswith("__")))
sys.modules["fake_mod"] = type(sys)("fake_mod")
sys.modules["fake_mod"].x = 5
from fake_mod import x
import fake_mod
print(x, fake_mod)
sys.modules["blocked"] = None
try: import blocked
except ModuleNotFoundError as e: print(e)
