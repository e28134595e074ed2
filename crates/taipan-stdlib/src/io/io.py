# `io`: files in memory. What is written in Python in CPython's `_pyio` is taken from
# there when it is first asked for; the machine's own files are registered with it.

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "text_encoding",
           "IncrementalNewlineDecoder", "Reader", "Writer"]

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
    def __del__(self):
        pass
    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file." if self._empty == b"" else "I/O operation on closed file")
    @property
    def closed(self):
        return self._closed
    def close(self):
        self._closed = True
        self._parts, self._length = [], 0
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
    def detach(self):
        raise UnsupportedOperation("detach")
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
        end = self._line_end(whole, self._at)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = whole[self._at:end]
        self._at = end
        return line
    def _line_end(self, whole, at):
        found = whole.find(self._newline, at)
        return len(whole) if found < 0 else found + len(self._newline)
    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines
    def writelines(self, lines, /):
        self._check()
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
        if not data:
            return 0
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
        size = self._at if size is None else size.__index__()
        if size < 0:
            raise ValueError(f"Negative size value {size}" if self._empty == "" else f"negative size value {size}")
        self._parts = [self._content()[:size]]
        self._length = len(self._parts[0])
        return size
    def seek(self, offset, whence=0, /):
        self._check()
        offset = offset.__index__()
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
    _empty, _zero = "", "\0"
    encoding = errors = newlines = None
    line_buffering = False
    def __init__(self, initial_value="", newline="\n"):
        if newline not in (None, "\n", "", "\r", "\r\n"):
            if not isinstance(newline, str):
                raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline or "\n"
        self._universal = newline is None
        self._any = newline == ""
        self._parts, self._length, self._at, self._closed = [], 0, 0, False
        if initial_value:
            self.write(initial_value)
            self._at = 0
    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check()
        length = len(text)
        if self._universal:
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline != "\n":
            text = text.replace("\n", self._newline)
        self._put(text)
        return length
    def _line_end(self, whole, at):
        if not self._any:
            return _Memory._line_end(self, whole, at)
        line, feed = whole.find("\r", at), whole.find("\n", at)
        if line < 0 or 0 <= feed < line:
            return len(whole) if feed < 0 else feed + 1
        return line + 2 if feed == line + 1 else line + 1
    def __getstate__(self):
        return self.getvalue(), self._newline, self._at, dict(self.__dict__)
    def __setstate__(self, state):
        self.__dict__.update(state[3])
    def __reduce_ex__(self, protocol):
        return type(self), (), self.__getstate__()

class BytesIO(_Memory):
    _empty, _newline, _zero = b"", b"\n", b"\0"
    def __init__(self, initial_bytes=b""):
        if initial_bytes is not None and not isinstance(initial_bytes, bytes):
            initial_bytes = bytes(memoryview(initial_bytes))
        self._parts, self._at, self._closed = [initial_bytes or b""], 0, False
        self._length = len(self._parts[0])
    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check()
        return self._put(data if type(data) is bytes else bytes(memoryview(data)))
    read1 = _Memory.read
    def readinto(self, buffer, /):
        self._check()
        view = memoryview(buffer).cast("B")
        part = self.read(len(view))
        view[:len(part)] = part
        return len(part)
    readinto1 = readinto
    def getbuffer(self):
        self._check()
        return memoryview(bytearray(self._content()))

for _class in (UnsupportedOperation, StringIO, BytesIO):
    _class.__module__ = "io" if _class is UnsupportedOperation else "_io"
del _class

def open_code(path):
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")

def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding

_TAKEN = frozenset(__all__) | {"BlockingIOError"}

def __getattr__(name):
    if name == "BlockingIOError":
        return BlockingIOError
    if name in ("Reader", "Writer"):
        import typing
        import abc
        method = "read" if name == "Reader" else "write"
        def hook(cls, other):
            if cls.__name__ == name and cls.__module__ == "io":
                return hasattr(other, method) or NotImplemented
            return NotImplemented
        made = abc.ABCMeta(name, (), {
            "__module__": "io", "__slots__": (), "__subclasshook__": classmethod(hook),
            method: abc.abstractmethod(lambda self, *args: None),
            "__class_getitem__": classmethod(type(list[int]))})
        globals()[name] = made
        return made
    if name not in _TAKEN:
        raise AttributeError(f"module 'io' has no attribute '{name}'", name=name)
    import _pyio
    value = getattr(_pyio, name)
    if getattr(_pyio, "IncrementalNewlineDecoder", None) is None or not hasattr(_pyio, "TextIOWrapper"):
        return value
    if "_joined" not in globals():
        globals()["_joined"] = True
        _pyio.TextIOBase.register(StringIO)
        _pyio.BufferedIOBase.register(BytesIO)
        _pyio.TextIOBase.register(_text_file)
        _pyio.TextIOWrapper.register(_text_file)
        _pyio.BufferedIOBase.register(_binary_file)
        for kind in (_pyio.BufferedReader, _pyio.BufferedWriter, _pyio.BufferedRandom):
            kind.register(_binary_file)
    globals()[name] = value
    return value

def _open_in_python(file, mode, buffering, encoding, errors, newline, closefd, opener):
    import _pyio
    __getattr__("IOBase")
    return _pyio.open(file, mode, buffering, encoding, errors, newline, closefd, opener)
