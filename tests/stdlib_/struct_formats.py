# struct: layouts, orders of bytes, limits of each format, buffers.
import struct
print(struct.calcsize("bhiq"), struct.calcsize("=bhiq"), struct.calcsize("ci0q"), struct.calcsize("3s2xh"))
for format, values in [(">hHiIqQ", (-2, 65535, -3, 4, -5, 2**64 - 1)), ("<efd", (1.5, -0.25, 3e100)), ("4sp5p", (b"ab", b"x", b"hello")), ("?c2B", (1, b"z", 1, 2)), ("@bl", (1, -2)), ("!n" if 0 else "!h", (7,))]:
    data = struct.pack(format, *values)
    print(format, data.hex(), struct.unpack(format, data))
buffer = bytearray(10)
struct.pack_into(">HH", buffer, 3, 0x1234, 0x5678)
print(buffer, struct.unpack_from(">H", buffer, 5), struct.unpack_from("B", buffer, -5))
print(list(struct.iter_unpack("<hB", bytes(range(9)))))
s = struct.Struct(b"<2h")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2\0"), s)
print([struct.unpack("<e", struct.pack("<e", x))[0] for x in (0.1, 65504.0, 6e-8, -0.0, float("inf"))])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: struct.pack("b", 128))
attempt(lambda: struct.pack("<Q", -1))
attempt(lambda: struct.pack("h", "x"))
attempt(lambda: struct.pack("hh", 1))
attempt(lambda: struct.unpack("h", b"x"))
attempt(lambda: struct.calcsize("z"))
attempt(lambda: struct.calcsize("9" * 30 + "b"))
attempt(lambda: struct.pack("c", b"ab"))
attempt(lambda: struct.pack("3s", "ab"))
attempt(lambda: struct.pack("<f", 1e300))
attempt(lambda: struct.pack("<e", 1e6))
attempt(lambda: struct.unpack_from("<i", b"abc"))
attempt(lambda: list(struct.iter_unpack("<i", b"abcde")))
attempt(lambda: struct.pack("d", "x"))
attempt(lambda: struct.pack_into("i", bytearray(3), 0, 1))
