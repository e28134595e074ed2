# requires: 3.14
# Import cycles: the half-made module is seen; a name that is not there yet is an error.
import _cycle_x
print(_cycle_x._cycle_y._cycle_x is _cycle_x)
try: import _cycle_from_x
except ImportError as e: print(str(e).split(" (/")[0].split(" (most")[0])
import cycle_pkg
print(cycle_pkg.f())
import sys
print("_cycle_from_x" in sys.modules, "_cycle_from_y" in sys.modules)
