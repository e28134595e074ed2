# Folding of repeated lines: three shown, then a count.
def f(n):
    if n == 0: raise ValueError("bottom")
    f(n - 1)
import sys
for depth in (1, 2, 3, 4, 10):
    try: f(depth)
    except ValueError: sys.excepthook(*sys.exc_info())
def even(n):
    if n == 0: return 1 / n
    odd(n - 1)
def odd(n): even(n - 1)
even(20)
