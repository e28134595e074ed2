# requires: 3.14
# bytearray: every mutation, aliasing, slices, errors.
a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"O!"
a += b" world"
a.append(33)
a.extend([63, 64])
a.extend(b"ab")
a.insert(0, 62)
print(a, len(a), a.pop(), a.pop(0), a)
del a[0]
del a[::2]
print(a)
a[1:1] = b"INS"
a[::2] = bytes(len(a[::2]))
print(a, a.find(b"\0"), a.count(0))
a.reverse()
a.remove(0)
print(a, a.copy() is a, a == bytes(a))
a.clear()
print(a, bool(a))
b = c = bytearray(3)
b[1] = 255
print(c, c is b, bytes(b), list(b))
b *= 2
print(c)
for f in (lambda: b.__setitem__(0, 256), lambda: b.__setitem__(0, -1), lambda: b.__setitem__(0, "a"), lambda: b.__setitem__(100, 1), lambda: b.append("a"), lambda: b.append(300), lambda: b.extend("abc"), lambda: b.extend([256]), lambda: b.pop(100), lambda: bytearray().pop(), lambda: b.remove(77), lambda: b.__setitem__(slice(0, 6, 2), b"x"), lambda: b.insert("a", 1), lambda: bytearray("x"), lambda: bytearray(-1), lambda: b.__setitem__(slice(0, 1), 5), lambda: b.__setitem__(slice(0, 1), "s"), lambda: {b: 1}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b)
b[:] = b
b[2:4] = b
print(b, len(b))
b.extend(b)
print(len(b))
b[0:2] = (i for i in range(5))
print(b[:8], repr(bytearray()), str(bytearray(b"q'")), bytearray(b"x") + b"y", b"y" + bytearray(b"x"), type(b"y" + bytearray(b"x")).__name__)
for i, x in enumerate(b):
    if i < 3: b.append(x)
    if i == 5: del b[20:]
print(len(b))
m = bytearray(b"a-b-c")
print(m.split(b"-"), m.replace(b"-", b""), m.upper(), m.translate(None, b"-"), m.decode(), m.hex(), m[1:3], m.startswith(b"a"), bytearray.fromhex("ff00"), m.join([b"1", b"2"]), m * 2, b"b" in m, 98 in m, m.index(45), m.rindex(b"-"))
class Evil:
    def __index__(self):
        victim.clear()
        return 65
victim = bytearray(b"0123456789")
try:
    victim[5] = Evil()
except IndexError as e:
    print(e)
print(victim)
victim = bytearray(b"0123456789")
victim.append(Evil())
print(victim)
mv = memoryview(bytearray(b"abcdef"))
print(mv[0], bytes(mv[1:3]), len(mv), mv.tolist()[:2], mv.readonly, memoryview(b"x").readonly, mv.nbytes, mv[::2].tobytes())
mv[0] = 90
mv[1:3] = b"YX"
print(mv.obj, mv == b"ZYXdef", bytes(reversed(mv)), mv.format, mv.itemsize, mv.shape)
base = bytearray(b"locked")
v = memoryview(base)
try:
    base.append(1)
except BufferError as e:
    print(e)
v.release()
base.append(1)
print(base)
try:
    v[0]
except ValueError as e:
    print(e)
