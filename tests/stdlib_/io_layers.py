# io: files in memory, text over bytes, buffers over raw files of the program.
import io

text = io.StringIO("a\r\nb\nc", newline=None)
print(text.readlines(), repr(io.StringIO("a\r\nb", newline="").read()))
out = io.StringIO(newline="\r\n")
print(out.write("x\ny\n"), repr(out.getvalue()))
data = io.BytesIO(b"abcdef")
buffer = bytearray(4)
print(data.readinto(buffer), buffer, data.tell(), data.seek(-2, 2), data.read())
wrapped = io.TextIOWrapper(io.BytesIO("é€\r\nx".encode("utf-16")), encoding="utf-16")
print(wrapped.readlines(), wrapped.encoding)
below = io.BytesIO()
writer = io.TextIOWrapper(below, encoding="latin-1", newline="\r\n", write_through=True)
print("é", "b", file=writer)
writer.flush()
print(below.getvalue())

class Source(io.RawIOBase):
    def __init__(self, parts):
        self.parts = parts
    def readable(self):
        return True
    def readinto(self, buffer):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        buffer[:len(part)] = part
        return len(part)

reader = io.BufferedReader(Source([b"one\ntw", b"o\nthr", b"ee"]))
print(reader.peek(1)[:3], reader.read(2), list(reader))
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase),
      issubclass(io.TextIOWrapper, io.IOBase), isinstance(io.StringIO(), io.RawIOBase))
for action in (lambda: io.StringIO().write(b""), lambda: io.BytesIO().write(""), lambda: io.StringIO().fileno()):
    try:
        action()
    except (TypeError, io.UnsupportedOperation) as error:
        print(type(error).__name__, error)
