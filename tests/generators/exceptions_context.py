# The exception being handled is the generator's own while it runs, and the caller's when it rests.
import sys
def g():
    try:
        raise KeyError("inside")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())
it = g()
print(sys.exception())
print(next(it), sys.exception())
try:
    raise ValueError("caller")
except ValueError:
    print(next(it), repr(sys.exception()))
    print(next(it), repr(sys.exception()))
def raises():
    yield 1
    raise OSError("from gen")
r = raises()
next(r)
try:
    try:
        raise ValueError("first")
    except ValueError:
        next(r)
except OSError as e:
    print(repr(e), repr(e.__context__))
def reraise():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        except TypeError:
            raise
rr = reraise()
next(rr)
rr.throw(ValueError("v"))
try:
    rr.throw(TypeError("t"))
except TypeError as e:
    print(repr(e), repr(e.__context__))
def bare():
    yield
    raise
b = bare()
next(b)
try:
    next(b)
except RuntimeError as e:
    print(e)
b = bare(); next(b)
try:
    try: raise LookupError("outer")
    except LookupError: next(b)
except (LookupError, RuntimeError) as e:
    print(repr(e))
def fin():
    try:
        yield 1
    finally:
        try:
            raise KeyError("in finally")
        except KeyError as e:
            print("context", repr(e.__context__))
f = fin(); next(f)
try: f.throw(ValueError("thrown"))
except ValueError as e: print(repr(e), e.__context__)
f = fin(); next(f); f.close()
def throw_into_nested():
    def in1():
        try: yield 1
        except ValueError as e: raise KeyError("converted") from e
    try: yield from in1()
    except KeyError as e: yield repr(e), repr(e.__cause__)
t = throw_into_nested(); next(t)
print(t.throw(ValueError("orig")))
def loop_catch():
    n = 0
    while n < 3:
        try: yield n
        except Exception as e:
            print("swallowed", repr(e))
        n += 1
lc = loop_catch()
print(next(lc), lc.throw(ValueError), lc.throw(KeyError("x")))
try: lc.throw(OSError("end"))
except StopIteration as e: print("stopped", repr(e.__context__))
exc = ValueError("reused")
def pass_through(): yield
for _ in range(2):
    p = pass_through(); next(p)
    try: p.throw(exc)
    except ValueError as e: print(e is exc)
