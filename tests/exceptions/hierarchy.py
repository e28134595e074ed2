# Error numbers are those of Linux.
# Built-in exceptions: bases, construction, str, repr and attributes.
for cls in (ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup, BlockingIOError, BrokenPipeError, BufferError, ChildProcessError, ConnectionError, ConnectionRefusedError, EOFError, Exception, ExceptionGroup, FileExistsError, FileNotFoundError, FloatingPointError, GeneratorExit, ImportError, IndentationError, IndexError, InterruptedError, IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError, ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError, OSError, OverflowError, PermissionError, ProcessLookupError, PythonFinalizationError, RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, SystemError, SystemExit, TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError, UnicodeEncodeError, UnicodeError, UnicodeTranslateError, ValueError, ZeroDivisionError, Warning, UserWarning, DeprecationWarning, SyntaxWarning, RuntimeWarning):
    print(cls.__name__, [b.__name__ for b in cls.__mro__[1:-1]])
print(IOError is OSError, EnvironmentError is OSError)
for e in (ValueError(), ValueError("a"), ValueError("a", 1), ValueError(("t",)), KeyError("k"), KeyError(), KeyError(1, 2), KeyError("it's"), Exception(None), Exception([1]), OSError(2, "No such"), OSError(2, "No such", "file.txt"), OSError("just text"), OSError(13, "denied", "a", None, "b"), OSError(9999, "odd"), StopIteration(5), SystemExit(), SystemExit(3), SystemExit("msg"), ImportError("m", name="n", path="p"), AttributeError("a", name="x", obj=5), NameError("n", name="q"), UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad"), UnicodeEncodeError("ascii", "aé", 1, 2, "ord"), UnicodeEncodeError("ascii", "aéé", 1, 3, "ord"), UnicodeTranslateError("é", 0, 1, "why"), SyntaxError("bad"), SyntaxError("bad", ("f.py", 3, 5, "text here")), FileNotFoundError("x"), MemoryError(), AssertionError("msg")):
    print(repr(e), "|", str(e), "|", e.args)
e = OSError(2, "No such", "f")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, OSError(17, "x").__class__.__name__, type(OSError("a")).__name__)
e = SyntaxError("bad", ("f.py", 3, 5, "text here", 3, 7))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
print(StopIteration(1, 2).value, StopIteration().value, SystemExit((1, 2)).code, SystemExit().code, AttributeError("z").name, ImportError().msg)
for bad in (lambda: ValueError(a=1), lambda: OSError(a=1), lambda: ImportError(foo=1), lambda: UnicodeDecodeError("x"), lambda: AttributeError(zip=1), lambda: SyntaxError("m", 5), lambda: BaseException.__new__(int), lambda: StopIteration(x=1), lambda: KeyError().nope):
    try: print(repr(bad()))
    except Exception as err: print(type(err).__name__, err)
class E(Exception):
    "doc"
    x = 1
e = E("a")
e.attr = 5
print(e.attr, vars(e), E.__doc__, e == E("a"), e == e, hash(e) == hash(e), isinstance(e, Exception), [E("b")], {"e": E(1)}, f"{e} {e!r}")
class Multi(KeyError, AttributeError): pass
print(repr(Multi("m")), str(Multi("m")), issubclass(Multi, LookupError))
try:
    class Bad(OSError, SyntaxError): pass
except TypeError as err: print(err)
