# slice.indices() gives plain integers and asks subclasses of int nothing.
class Odd(int):
    def __lt__(self, other): raise ValueError('asked')
    __gt__ = __eq__ = __add__ = __sub__ = __lt__
    __hash__ = int.__hash__
for part in (slice(Odd(3)), slice(Odd(-3), Odd(4), Odd(2)), slice(Odd(2 ** 70), None, Odd(-1)), slice(True, False)):
    result = part.indices(Odd(5))
    print(result, [type(x).__name__ for x in result])
try: slice(None, None, Odd(0)).indices(5)
except ValueError as error: print(error)
