# What is thrown into a generator gets only what the generator itself handles as its context.
def chain(error):
    found = []
    while error is not None:
        found.append(type(error).__name__)
        error = error.__context__
    return ' <- '.join(found)

def plain():
    yield 1

def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1

def replacing():
    try:
        yield 1
    except ValueError:
        raise TypeError

def started(function):
    generator = function()
    next(generator)
    return generator

def with_own_context():
    error = ValueError('v')
    try: raise KeyError
    except KeyError as key: error.__context__ = key
    return error

for make in (plain, lambda: started(plain), lambda: started(handling), lambda: started(replacing), lambda: (x for x in 'a')):
    for error in (ValueError('v'), with_own_context()):
        try:
            try: raise IndexError
            except IndexError: make().throw(error)
        except Exception as caught:
            print(chain(caught))

async def waits():
    await inner()
class inner:
    def __await__(self): yield 1
coroutine = waits()
coroutine.send(None)
try:
    try: raise IndexError
    except IndexError: coroutine.throw(OSError)
except OSError as caught:
    print(chain(caught))
