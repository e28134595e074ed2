class Custom(Exception):
    def __str__(self): return "line one\nline two"
class NoMessage(Exception): pass
class BadStr(Exception):
    def __str__(self): raise ValueError("in str")
class Outer:
    class Nested(Exception): pass
import sys
for e in (Custom(), NoMessage(), BadStr(), Outer.Nested("n"), KeyError("key's"), KeyError(), KeyError("a", "b"), Exception(1, 2), Exception("trailing\n"), StopIteration(), OSError(2, "No such file", "name"), AssertionError(), ImportError("imp"), SystemError("é\ud800")):
    try: raise e
    except BaseException: sys.excepthook(*sys.exc_info())
