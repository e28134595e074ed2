# The parts of `io` that need no file: files in memory, and the error.

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072

class UnsupportedOperation(OSError, ValueError):
    pass

class _Memory:
    def __iter__(self):
        self._check()
        return self
    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line
    def __enter__(self):
        self._check()
        return self
    def __exit__(self, *args):
        self.close()
    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file." if self._empty == b"" else "I/O operation on closed file")
    @property
    def closed(self):
        return self._closed
    def close(self):
        self._closed = True
    def flush(self):
        self._check()
    def isatty(self):
        self._check()
        return False
    def readable(self):
        self._check()
        return True
    writable = seekable = readable
    def fileno(self):
        raise UnsupportedOperation("fileno")
    def tell(self):
        self._check()
        return self._at
    def read(self, size=-1, /):
        self._check()
        whole = self._content()
        end = len(whole) if size is None or size < 0 else self._at + size
        part = whole[self._at:end]
        self._at += len(part)
        return part
    def readline(self, size=-1, /):
        self._check()
        whole = self._content()
        if self._at >= len(whole):
            return self._empty
        found = whole.find(self._newline, self._at)
        end = len(whole) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = whole[self._at:end]
        self._at = end
        return line
    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines
    def writelines(self, lines, /):
        for line in lines:
            self.write(line)
    def getvalue(self):
        self._check()
        return self._content()
    def _content(self):
        if len(self._parts) > 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0] if self._parts else self._empty
    def _put(self, data):
        if self._at == self._length:
            self._parts.append(data)
            self._length += len(data)
        else:
            whole = self._content()
            if self._at > len(whole):
                whole += self._zero * (self._at - len(whole))
            self._parts = [whole[:self._at] + data + whole[self._at + len(data):]]
            self._length = len(self._parts[0])
        self._at += len(data)
        return len(data)
    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._parts = [self._content()[:size]]
        self._length = len(self._parts[0])
        return size
    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}" if self._empty == "" else f"negative seek value {offset}")
            self._at = offset
        elif whence in (1, 2):
            if self._empty == "" and offset:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._at = max(0, offset + (self._at if whence == 1 else self._length))
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)" if self._empty == "" else f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

class StringIO(_Memory):
    _empty, _newline, _zero = "", "\n", "\0"
    encoding = errors = newlines = None
    line_buffering = False
    def __init__(self, initial_value="", newline="\n"):
        if newline not in ("\n", ""):
            raise NotImplementedError("taipan does not support StringIO(newline=...) yet")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._parts, self._at, self._closed = [initial_value or ""], 0, False
        self._length = len(self._parts[0])
    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check()
        return self._put(text)

class BytesIO(_Memory):
    _empty, _newline, _zero = b"", b"\n", b"\0"
    def __init__(self, initial_bytes=b""):
        self._parts, self._at, self._closed = [bytes(initial_bytes or b"")], 0, False
        self._length = len(self._parts[0])
    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check()
        return self._put(bytes(data))
    read1 = _Memory.read

for _class in (UnsupportedOperation, StringIO, BytesIO):
    _class.__module__ = "io" if _class is UnsupportedOperation else "_io"
del _class
