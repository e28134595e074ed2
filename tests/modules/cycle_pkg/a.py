from . import b
def f(): return "f calls " + b.g()
