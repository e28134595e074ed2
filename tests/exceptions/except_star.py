# except*: splitting, several clauses, raising inside, naked exceptions, flow.
def run(exc, inner=None):
    log = []
    try:
        try: raise exc
        except* ValueError as e: log.append(("V", repr(e)))
        except* (TypeError, KeyError) as e:
            log.append(("TK", repr(e)))
            if inner: raise inner
        else: log.append("else")
        finally: log.append("finally")
    except BaseException as e: log.append(("left", repr(e), repr(e.__context__), repr(e.__cause__)))
    for x in log: print("  ", x)
for exc in (ValueError("naked"), OSError("unmatched"), ExceptionGroup("g", [ValueError(1)]), ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)]), ExceptionGroup("g", [ExceptionGroup("in", [ValueError(1), KeyError(2)]), OSError(4)]), KeyboardInterrupt(), BaseExceptionGroup("b", [SystemExit(1), ValueError(2)])):
    print(repr(exc))
    run(exc)
print("raise inside")
run(ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)]), RuntimeError("new"))
run(TypeError("naked"), RuntimeError("new2"))
def reraise():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)])
    except* ValueError: raise
    except* KeyError: pass
try: reraise()
except ExceptionGroup as e: print(repr(e), repr(e.__context__))
def two_raises():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError("a")
    except* KeyError: raise RuntimeError("b")
try: two_raises()
except ExceptionGroup as e: print(repr(e), [repr(x.__context__) for x in e.exceptions])
def nothing():
    try: pass
    except* ValueError: print("no")
    else: print("else")
    finally: print("fin")
nothing()
for bad in (5, ExceptionGroup, (ValueError, ExceptionGroup), "x"):
    try:
        try: raise ValueError("v")
        except* bad: print("?")
    except (TypeError, ExceptionGroup) as e: print(type(e).__name__, e)
def in_function():
    total = 0
    try: raise ExceptionGroup("g", [ValueError(i) for i in range(4)])
    except* ValueError as e: total = sum(x.args[0] for x in e.exceptions)
    return total
print(in_function())
def loop():
    seen = []
    for i in range(3):
        try:
            if i: raise ExceptionGroup(f"g{i}", [ValueError(i)])
            seen.append("clean")
        except* ValueError as e: seen.append(str(e))
    return seen
print(loop())
try: e
except NameError as err: print(err)
try:
    try: raise ExceptionGroup("outer", [ValueError(1)])
    except* ValueError as e:
        try: raise ExceptionGroup("inner", [KeyError(1)])
        except* KeyError as k: print(repr(e), repr(k), repr(k.__context__))
except Exception: print("no")
for src in ("try: pass\nexcept* ValueError: pass\nexcept KeyError: pass", "try: pass\nexcept*: pass", "for i in x:\n try: pass\n except* V: break", "def f():\n try: pass\n except* V: return 1", "while 1:\n try: pass\n except* V:\n  continue"):
    try: compile(src, "<s>", "exec")
    except SyntaxError as e: print(e.msg)
