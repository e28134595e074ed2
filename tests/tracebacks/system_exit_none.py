print("leaving")
def f(): raise SystemExit
try: f()
except Exception: print("not an Exception")
