# Methods of built-in classes refuse receivers of other classes, and leave them alone.
for function, receiver in [
    (classmethod.__init__, 'i'), (staticmethod.__init__, 'i'), (classmethod.__init__, 5),
    (staticmethod.__init__, classmethod(len)), (property.__init__, 'i'), (list.__init__, ()),
    (dict.__init__, []), (set.__init__, {}), (BaseException.__init__, 'i'), (bytearray.__init__, b''),
]:
    try:
        print(function(receiver, len))
    except TypeError as error:
        print(error)
print(len('i'), 'i' * 3)
