# requires: 3.14
# Sequences join and repeat after what the other operand does by itself, and their methods raise.


def say(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Other:
    def __radd__(self, left):
        return 'radd', left

    def __rmul__(self, left):
        return 'rmul', left


class Reflected(tuple):
    def __radd__(self, left):
        return 'tuple radd', left


class Refuses:
    def __radd__(self, left):
        return NotImplemented

    def __rmul__(self, left):
        return NotImplemented


for left in ['a', b'a', [1], (1,), bytearray(b'a')]:
    for other in [Other(), Reflected((2,)), Refuses(), 1.5, None]:
        say(lambda: left + other)
        say(lambda: left * other)
        say(lambda: other * left)

        def in_place(result=left):
            result += other
            return result

        def in_place_product(result=left):
            result *= other
            return result

        if not isinstance(left, (list, bytearray)) or isinstance(other, (Other, Reflected)):
            say(in_place)
        say(in_place_product)
    say(lambda: left.__add__(1))
    say(lambda: left.__mul__('b'))
    say(lambda: left.__rmul__('b'))


class Text(str):
    def __add__(self, other):
        return super().__add__(other)


say(lambda: Text('a') + 'b')
say(lambda: Text('a') + 1)
say(lambda: Text('a') + Other())
say(lambda: Text('a') * 2)
say(lambda: 2 * Text('a'))


class Index:
    def __index__(self):
        return 2


say(lambda: [1] * Index())
say(lambda: Index() * 'ab')
say(lambda: 'a' * 2.0)
