print("loading", __name__)
value = 42
def f(): return value
