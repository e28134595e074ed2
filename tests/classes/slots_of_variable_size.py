# What has no fixed size has no room for slots; bytes that do not look like themselves.
for base in (bytes, int, tuple, str, list, type, dict, bytearray, float, set, frozenset):
    for names in ((), ('x',), ('__dict__',)):
        try:
            class Derived(base): __slots__ = names
            print(base.__name__, names, 'made')
        except TypeError as error:
            print(base.__name__, names, error)
class Loud(bytes):
    def __repr__(self): raise OSError('not asked')
for text in (Loud(b'x\xff'), Loud(b''), bytearray(b'1 2'), Loud(b'1')):
    try: print(int(text))
    except ValueError as error: print(error)
