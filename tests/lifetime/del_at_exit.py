# What still lives at the end is finalized then, in order of creation; with the globals intact.
import sys, gc
word = "global"
class A:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): print("del", self.n, word, sys.is_finalizing() in (True, False))
a, b = A(1), A(2)
def g():
    try: yield 1
    finally: print("finally")
it = g(); next(it)
done = g(); list(done)
new = g()
print("end")
