# Arguments by the names self and cls; the state of instances without attributes.
class A: pass
a=A(); print(a.__getstate__()); a.__dict__; print(a.__getstate__())
print(a.__reduce_ex__(2)[1:], a.__reduce_ex__(4)[1:])
a.x=1; del a.x; print(a.__getstate__())
class S: __slots__=('p',)
print(S().__getstate__())
print(dict(self=1), {}.update(self=1), dict(cls=1))
class K:
    def __init__(self, **k): print(k)
try: K(self=1)
except TypeError as e: print(e)
class M(type): pass
class Q(metaclass=M):
    def __init__(x, self): print(self)
Q(self=4)
import functools
functools.partial(Q, self=5)()
def f(self, a): print(self, a)
f.__call__(self=1, a=2)
class B:
    def m(me, self): print(self)
B().m.__call__(self=7)
