def f():
    print(value)
    value = 1
try: f()
except UnboundLocalError as e: print(e)
def g():
    def h(): return free
    h()
    free = 1
g()
