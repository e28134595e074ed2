# memoryview: attributes, subscripts, assignment, casts, comparison, release, exports of a bytearray.
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
data = bytearray(range(16))
v = memoryview(data)
print(v.format, v.itemsize, v.ndim, v.shape, v.strides, v.suboffsets, v.nbytes, v.readonly, v.contiguous, v.obj is data)
w = v[12:2:-3]
print(w.tolist(), w.tobytes(), bytes(w), list(w), w.strides, w.contiguous, w.hex(), w[1:3].tolist(), len(w), w[-1])
w[0] = 200
w[1:3] = b"\xff\xfe"
print(data)
v[0:4] = v[4:8]
v[2:6] = v[0:4]
print(data.hex("-"))
for f in (lambda: v[16], lambda: v[-17], lambda: v["a"], lambda: v[1:2, 3], lambda: v.__setitem__(0, 256), lambda: v.__setitem__(0, "x"),
          lambda: v.__setitem__(slice(0, 2), b"abc"), lambda: v.__setitem__(slice(0, 2), 5), lambda: v.__delitem__(0), lambda: memoryview(b"x").__setitem__(0, 1),
          lambda: memoryview(5), lambda: memoryview(), lambda: hash(v), lambda: hash(memoryview(b"ab")) == hash(b"ab"), lambda: v.cast("x"), lambda: v[::2].cast("H"),
          lambda: v[:5].cast("H"), lambda: v.cast("H").cast("I"), lambda: v.tobytes("Q"), lambda: v[0.5], lambda: b"".join([b"a", v[:2]]), lambda: 4 in v):
    show(f)
for fmt in "bBhHiIlLqQnNfd?c@":
    show(lambda: (fmt, memoryview(b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\x7f").cast(fmt).tolist()))
numbers = memoryview(bytearray(16)).cast("Q")
numbers[0] = 2**64 - 1
numbers[1] = 2**63 + 1
print(numbers.tolist(), numbers.obj, numbers.itemsize, numbers.cast("B")[0])
for code, bad in (("Q", 2**64), ("Q", -1), ("b", 128), ("h", -32769), ("i", 1.5), ("f", "x"), ("c", 5), ("c", b"ab")):
    show(lambda: memoryview(bytearray(8)).cast(code).__setitem__(0, bad))
floats = memoryview(bytearray(8)).cast("f")
floats[0] = 0.1
floats[1] = True
print(floats.tolist(), floats == floats[:], floats != b"x")
print(v == data, data == v, v == bytes(data), v == 5, v[:2] == b"x", memoryview(b"ab").cast("b") == b"ab", memoryview(b"\xff").cast("b") == b"\xff", memoryview(b"") == b"")
r = v.toreadonly()
print(r.readonly, r == v, v.readonly)
show(lambda: r.__setitem__(0, 1))
base = bytearray(b"abc")
with memoryview(base) as m:
    n = m[1:]
    for f in (lambda: base.append(1), lambda: base.clear(), lambda: base.extend(b"x"), lambda: base.pop(), lambda: base.__delitem__(0), lambda: base.__iadd__(b"y"),
              lambda: base.__setitem__(slice(0, 1), b""), lambda: base.__setitem__(slice(0, 1), b"Z"), lambda: base.reverse(), lambda: base.insert(0, 1)):
        show(f)
    print(m.tobytes(), n.tobytes())
show(lambda: base.append(1))
n.release()
n.release()
base.append(1)
print(base)
for f in (lambda: m[0], lambda: len(m), lambda: m.tolist(), lambda: m.format, lambda: m.__enter__(), lambda: m == m, lambda: m == b"", lambda: repr(m)[:17], lambda: memoryview(m)):
    show(f)
print(repr(v)[:13], memoryview(v).obj is data, int.from_bytes(v[:2], "big"), bytearray(v[:3]), str(memoryview(b"text"), "ascii"), sorted(v[:3]))
