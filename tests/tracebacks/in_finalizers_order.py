def f():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    finally:
        raise IndexError(3)
f()
