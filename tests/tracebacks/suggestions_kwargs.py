# requires: 3.14
import sys
def f(first, second_value=1): pass
def show(g):
    try: g()
    except Exception: sys.excepthook(*sys.exc_info())
show(lambda: f(frist=1))
show(lambda: f(1, second_valu=2))
show(lambda: int.fromhex("a"))
show(lambda: (1).__ad__(2))
class A:
    def __init__(self): self._private = 1; self.inner = B()
class B:
    def __init__(self): self.deep_attr = 2
show(lambda: A().private)
show(lambda: A().deep_attr)
