# throw() with several arguments is deprecated; what it makes of them.
import warnings


def caught():
    while True:
        try:
            yield 1
        except ValueError as error:
            print('caught', repr(error))


def say(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


generator = caught()
next(generator)
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    say(generator.throw, ValueError, None)
    say(generator.throw, ValueError, 'text')
    say(generator.throw, ValueError, (1, 2))
    say(generator.throw, ValueError('a'), ValueError('b'))
    say(generator.throw, 1)
generator = caught()
next(generator)
say(generator.throw)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    say(generator.throw, ValueError, None)
    say(generator.throw, ValueError)
