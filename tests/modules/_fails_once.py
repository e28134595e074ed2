import sys
print("trying", "_fails_once" in sys.modules)
if not hasattr(sys, "_second_try"):
    sys._second_try = True
    raise RuntimeError("first import fails")
ok = True
