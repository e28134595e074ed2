# Which operations ask an iterable for its length before they take its items.
class Told:
    def __init__(self, items): self.items = items; self.asked = []
    def __iter__(self): self.asked.append('iter'); return iter(self.items)
    def __len__(self): self.asked.append('len'); return len(self.items)
    def __length_hint__(self): self.asked.append('hint'); return 2
target = [5, 4, 3, 2, 1]
def show(label, use, items=(1, 2)):
    told = Told(items)
    try: result = use(told)
    except Exception as error: result = type(error).__name__, str(error)
    print(label, result, told.asked)
show('list', list)
show('tuple', tuple)
show('extend', lambda t: [].extend(t))
show('slice', lambda t: target.__setitem__(slice(1, 2), t))
show('long slice', lambda t: target.__setitem__(slice(0, 4, 2), t))
show('join', lambda t: ','.join(t), 'ab')
show('join bytes', lambda t: b','.join(t), [b'a', b'b'])
show('pairs', lambda t: dict([t]))
show('sorted', sorted)
show('star', lambda t: [*t, *t])
show('call', lambda t: max(*t))
show('unpack', lambda t: (lambda a, b: (b, a))(*t))
show('bytearray', bytearray)
show('set', set)
show('sum', sum)
print(target)

# The slice is that of the list as it was, cut to what it has become.
class Pops:
    def __iter__(self): target.pop(); return iter([7, 8, 9])
for part in (slice(1, 2), slice(3, 9), slice(1, None), slice(-1, None)):
    target = [5, 4, 3, 2, 1]
    target[part] = Pops()
    print(target)
