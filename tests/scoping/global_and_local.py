# Which scope a name belongs to is decided for the whole block.
x = "global x"
def reads(): return x
def writes():
    x = "local"
    return x
def declares():
    global x, created
    x = "changed"
    created = True
def unbound():
    print(x)
    x = 1
print(reads(), writes(), reads())
declares()
print(x, created)
try:
    unbound()
except UnboundLocalError as e:
    print(e)
def branch(flag):
    if flag: v = 1
    return v
print(branch(True))
try:
    branch(False)
except UnboundLocalError as e:
    print(type(e).__mro__[:3], e)
def deletes():
    y = 1
    del y
    try:
        y
    except NameError as e:
        print(e)
    y = 2
    return y
print(deletes())
try:
    undefined_name
except NameError as e:
    print(e, e.name)
try:
    del undefined_name
except NameError as e:
    print(e)
def loop_variable():
    for i in range(3): pass
    return i
print(loop_variable())
def empty_loop():
    for i in []: pass
    return i
try:
    empty_loop()
except UnboundLocalError as e:
    print(e)
def aug():
    x += 1
try:
    aug()
except UnboundLocalError as e:
    print(e)
def handler():
    try: 1 / 0
    except ZeroDivisionError as e: pass
    return e
try:
    handler()
except UnboundLocalError as e:
    print(e)
def inner_global():
    x = "enclosing"
    def f():
        global x
        x = "set from inside"
    f()
    return x
print(inner_global(), x)
len_was = len
def shadow():
    global len
    len = lambda s: "shadowed"
    try: return len([1])
    finally: del len
print(shadow(), len([1]))
print(sorted(k for k in globals() if k.startswith("cre")), "x" in globals(), "zzz" in locals())
globals()["made"] = 5
print(made, locals() is globals(), vars() is globals())
def local_names(a, b=2):
    c = 3
    return sorted(locals().items())
print(local_names(1))
