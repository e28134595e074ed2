class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise OSError("in exit")
def f():
    try:
        with CM():
            raise ValueError("body")
    finally:
        print("cleanup")
f()
