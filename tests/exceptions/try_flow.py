# try, except, else, finally: every way through.
def flow(how):
    log = []
    try:
        log.append("try")
        if how == "value": raise ValueError("v")
        if how == "key": raise KeyError("k")
        if how == "type": raise TypeError("t")
        if how == "return": return log
    except ValueError as e:
        log.append(f"except {e}")
    except (KeyError, IndexError):
        log.append("key or index")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log
for how in ("none", "value", "key", "return"): print(how, flow(how))
try: flow("type")
except TypeError as e: print("out", e)
def returns_in_finally(x):
    try:
        if x == 0: return "try"
        if x == 1: raise ValueError
        1 / 0
    except ValueError: return "except"
    finally:
        if x != 3: print("cleanup", x)
print([returns_in_finally(i) for i in (0, 1)])
def loops():
    out = []
    for i in range(6):
        try:
            if i == 1: continue
            if i == 4: break
            out.append(i)
        finally:
            out.append(-i)
    else: out.append("else")
    return out
print(loops())
def nested():
    log = []
    try:
        try:
            try: raise KeyError(1)
            finally: log.append("f1")
        except IndexError: log.append("no")
        finally: log.append("f2")
    except LookupError as e: log.append(repr(e))
    return log
print(nested())
def value_kept():
    x = 1
    try: return x
    finally: x = 2
print(value_kept())
def while_true():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: raise ValueError
            return n
        except ValueError: continue
        finally: n += 10 if n == 1 else 0
print(while_true())
def deep(n):
    try:
        if n == 0: raise RuntimeError("bottom")
        deep(n - 1)
    except RuntimeError as e:
        if n == 3: return print("caught at 3", e)
        raise
    finally: order.append(n)
order = []
deep(5)
print(order)
try: raise
except RuntimeError as e: print(e)
