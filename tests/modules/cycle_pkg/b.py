from . import a
def g(): return "g sees " + str(hasattr(a, "f"))
