# A module that fails is forgotten and may be imported again.
import sys
try: import _fails_once
except RuntimeError as e: print(e)
print("_fails_once" in sys.modules)
import _fails_once
print(_fails_once.ok)
