print("import pkg.one", __name__, __package__)
value = 1
from .sub import deep
def relative():
    from . import two
    from .sub.deep import two_value
    return two.value
