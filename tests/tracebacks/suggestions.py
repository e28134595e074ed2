# "Did you mean" is printed in the traceback, not in the message.
import sys
class Thing:
    colour = 1
    def compute(self): return self.coulour
    def bare(self): return compute()
def show(f):
    try: f()
    except Exception as e:
        print(e)
        sys.excepthook(*sys.exc_info())
value = 5
def misspelt(number): return numbr + 1
def local_use():
    counter = 1
    return countr
show(Thing().compute)
show(lambda: Thing().color)
show(Thing().bare)
show(lambda: misspelt(1))
show(local_use)
show(lambda: vlaue)
show(lambda: pritn("x"))
show(lambda: [].apend(1))
show(lambda: "".uper())
show(lambda: math.pi)
show(lambda: sys.maxsise)
show(lambda: xyzzy_nothing_like_it)
def imports(): from sys import argvv
show(imports)
