# A weak reference is dead behind the first gc.collect(), wherever that is called.
import gc
import sys
import weakref

class B: pass

b = B(); r = weakref.ref(b); del b; gc.collect(); print(r())

def in_function():
    b = B(); r = weakref.ref(b); del b; gc.collect(); print(r())
in_function()


class Holder:
    def make(self):
        o = B(); self.r = weakref.ref(o); str(o); repr([o]); hash(o); {o: 1}; [o].index(o)
def after_method():
    h = Holder(); h.make(); gc.collect(); print(h.r())
after_method()

def many():
    found = [B() for _ in range(100)]
    rs = [weakref.ref(x) for x in found]
    sorted(found, key=id); list(map(id, found)); found == list(found); found.index(found[50])
    del found
    gc.collect()
    print(sum(r() is not None for r in rs))
many()

def in_generator():
    b = B(); r = weakref.ref(b); del b
    yield gc.collect() >= 0
    print(r())
print(list(in_generator()))

def from_native():
    b = B(); found = [b]
    print(len(list(map(gc.collect, [0, 1, 2]))), found[0] is b)
    class Odd:
        def __del__(self): print('del')
    Odd(); gc.collect()
from_native()

def traced():
    b = B(); r = weakref.ref(b); del b; gc.collect(); print(r())
sys.settrace(lambda *a: None)
traced()
sys.settrace(None)
gc.collect()
try: gc.collect(7)
except ValueError as error: print(error)
