# A MemoryError of the machine has no context; one that a program raises has.
def chain(error):
    found = []
    while error is not None:
        found.append(type(error).__name__)
        error = error.__context__
    return ' <- '.join(found)
for use in (lambda: 'a' * 10 ** 18, lambda: [0] * 10 ** 17, lambda: b'x'.zfill(10 ** 18), lambda: (1, 2) * 10 ** 17, lambda: bytearray(10 ** 18)):
    try:
        try: 1 / 0
        except ZeroDivisionError: use()
    except MemoryError as error: print(chain(error))
    try:
        try: use()
        except MemoryError: {}['x']
    except KeyError as error: print(chain(error))
try:
    try: 1 / 0
    except ZeroDivisionError: raise MemoryError
except MemoryError as error: print(chain(error))
try: 'a' * 10 ** 18
except MemoryError as error: print(chain(error), error.args, error.__traceback__.tb_next)
