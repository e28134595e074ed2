# `__iter__ = None`, conversions at the edge, results that a constructor must not give.
import collections
import functools


def say(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class NotIterable:
    __iter__ = None


def unpack():
    a, b = NotIterable()


say(unpack)
say(lambda: [*NotIterable()])
say(lambda: ''.join(NotIterable()))
say(lambda: b''.join(NotIterable()))
say(lambda: 0.0 ** float('-inf'))
say(lambda: int(b'\xc2\xa012\xc2\xa0'))
say(lambda: 'b'.__rmod__('a%s'))
say(lambda: b'b'.__rmod__(b'a%b'))
say(lambda: 'b'.__rmod__(1))
say(lambda: [] % 'a')
say(lambda: type(1, x=1))

partial = functools.partial(print)
partial.__setstate__((int, ([partial],), {'k': [partial]}, {}))
print(partial)


class Removes:
    def __eq__(self, other):
        items.clear()
        return True


items = collections.deque([Removes(), 1])
print(0 in items, items)


class Returns:
    def __init__(self):
        return 42


Returns()
