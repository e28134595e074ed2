def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper
@deco
@deco
def target(x): return (lambda y: y + "s")(x)
target(1)
