# requires: 3.14
# What native functions, constructors and slots say of wrong arguments.
import collections
import functools
import itertools
import operator


def say(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


# Constructors count in other words than methods.
for call in [
    lambda: itertools.pairwise(), lambda: itertools.cycle(1, 2), lambda: reversed(),
    lambda: itertools.chain(x=1), lambda: slice(stop=5), lambda: range(a=1), lambda: list(a=1),
    lambda: set(a=1), lambda: enumerate(x=1), lambda: super(1, 2, 3),
    lambda: itertools.islice(), lambda: itertools.zip_longest(x=1),
    lambda: str(b'x', 'utf-8', 'strict', 'x', bogus=1), lambda: str(1, 2, 3, 4),
    lambda: bytes('x', 'utf-8', encoding='q'), lambda: str('a', object=1),
    # What is missing is said before what is unknown.
    lambda: itertools.repeat(bad=1), lambda: functools.reduce(function=1, iterable=2),
    lambda: memoryview(x=1), lambda: type(None, (), {}),
    # Slots name no function.
    lambda: (1).__add__(), lambda: (1).__add__(1, 2), lambda: [].__len__(1),
    lambda: [].__getitem__(), lambda: [].__setitem__(1), lambda: (1).__neg__(1),
    lambda: (1).__pow__(), lambda: object.__setattr__(Plain(), 'x', value=1),
    lambda: object.__setattr__(Plain(), 1, 2), lambda: object.__getattribute__(Plain(), 1),
    # Numbers that do not fit.
    lambda: 'a'.expandtabs(2**31), lambda: b'a'.hex(':', 2**31), lambda: b'a'.hex('é'),
    lambda: itertools.repeat(9, 2**70), lambda: pow(1, 2, 3.0),
    lambda: collections.deque([1]).index(2, 1.0), lambda: collections.deque([1]).remove(5),
    lambda: b'a'.find('a', 1.5), lambda: itertools.count(True, True),
]:
    say(call)

# Classes that CPython writes in C are named with their module.
for value in [
    collections.defaultdict(int), functools.partial(int), itertools.count(),
    operator.itemgetter(1), functools.lru_cache(say), functools.cmp_to_key(say),
]:
    say(lambda: value + 1)
    say(lambda: value.nope)
print(operator.itemgetter(1), collections.defaultdict(int), collections.deque([1], 2))
