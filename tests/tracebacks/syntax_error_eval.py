def f(): return eval("1 + * 2")
f()
