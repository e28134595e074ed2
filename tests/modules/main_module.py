# The script's own module.
import sys
print(__name__, __doc__, __package__, __file__.rsplit("/", 1)[-1], sys.argv[0].rsplit("/", 1)[-1], sys.argv[1:])
import __main__
print(__main__ is sys.modules["__main__"], __main__.sys is sys, vars(__main__) is globals())
__main__.injected = 5
print("injected" in globals(), sys.path[0].rsplit("/", 1)[-1])
import main_module
print("second copy", main_module.__name__ if main_module is not __main__ else "same")
