# requires: 3.14
# A conversion that gives an instance of a subclass warns.
import warnings


class Float(float):
    pass


class Gives:
    def __int__(self):
        return True

    def __float__(self):
        return Float(1.5)


class Indexes:
    def __index__(self):
        return True


for function in [
    lambda: int(Gives()), lambda: float(Gives()), lambda: [1, 2][Indexes()],
    lambda: range(Indexes()), lambda: hex(Indexes()),
]:
    warnings.simplefilter('ignore')
    print(function())
    warnings.simplefilter('error')
    try:
        print(function())
    except DeprecationWarning as warning:
        print(warning)
