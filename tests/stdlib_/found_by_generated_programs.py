# What generated programs found: subclasses that are not asked, contexts, sizes.
import collections

class Loud(collections.defaultdict):
    def __setattr__(self, name, value): raise OSError(name)
d = Loud(int, a=1)
print(d['b'], dict(d), d.default_factory)

for use in (lambda: 'é'.encode('ascii', 'no such'), lambda: b'\xff'.decode('ascii', 'no such'), lambda: 'é'.encode('latin-1', 'x')):
    try: print(use())
    except LookupError as error: print(error, error.__context__, error.__cause__)

for part in (('1', '\ud800', '2'), ('\ud800',), ('a', 'b\udfff')):
    try: print(*part)
    except UnicodeEncodeError as error: print('|', error)
try: print('1', '2', sep='\ud900')
except UnicodeEncodeError as error: print('|', error)

d = collections.deque([1, 2], 3)
print(d * 10 ** 13, d * 2, d * 0)
for times in (2 ** 61, 2 ** 62):
    try: print(len(collections.deque([1, 2, 3]) * times))
    # (CPython's repetition fails without saying why.)
    except (MemoryError, SystemError): print('refused')
