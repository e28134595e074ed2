def inner(): raise ValueError("first")
def middle():
    try: inner()
    except ValueError as e:
        e.add_note("seen in middle")
        raise
def outer():
    try: middle()
    except ValueError as e: raise e
outer()
