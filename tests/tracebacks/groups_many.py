# More than fifteen members, and deeper than ten levels.
import sys
try: raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
except ExceptionGroup: sys.excepthook(*sys.exc_info())
e = ValueError("bottom")
for i in range(13): e = ExceptionGroup(f"level {i}", [e])
raise e
