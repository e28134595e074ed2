# The parts of `os` that few programs come to: run when one of them is first asked for.
import abc as _abc
from _collections_abc import _check_methods, Mapping as _Mapping, MutableMapping as _MutableMapping
import stat as _st
import sys as _sys
import os as _os
from os import path as _path, stat as _stat, lstat as _lstat

class PathLike(_abc.ABC):
    """Abstract base class for implementing the file system path protocol."""
    __slots__ = ()

    @_abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, "__fspath__")
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))

class DirEntry:
    __slots__ = ("name", "path", "_kind", "_inode", "_known")

    def __init__(self, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def is_symlink(self):
        return self._kind == "l"

    def inode(self):
        return self._inode

    def stat(self, *, follow_symlinks=True):
        known = self._known.get(follow_symlinks)
        if known is None:
            known = self._known[follow_symlinks] = _stat(self.path, follow_symlinks=follow_symlinks)
        return known

    def _is(self, kind, test, follow_symlinks):
        if self._kind == kind:
            return True
        if self._kind in "df" or self._kind == "l" and not follow_symlinks:
            return False
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is("d", _st.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is("f", _st.S_ISREG, follow_symlinks)

    def is_junction(self):
        return False

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    __class_getitem__ = classmethod(type(list[int]))

class _Scan:
    def __init__(self, folder, names):
        self._folder, self._names = folder, iter(names)

    def __iter__(self):
        return self

    def __next__(self):
        name, kind, inode = next(self._names)
        folder = self._folder
        if isinstance(folder, bytes):
            name = _os.fsencode(name)
        entry = object.__new__(DirEntry)
        entry.name, entry._kind, entry._inode, entry._known = name, kind, inode, {}
        entry.path = name if folder is None else _path.join(folder, name)
        return entry

    def close(self):
        self._names = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

def scandir(path=None):
    folder = "." if path is None else _os.fspath(path)
    return _Scan(folder, _os._entries(folder))

def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    atime = mtime = None
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        atime, mtime = (int(time * 1_000_000_000) if isinstance(time, int)
                        else int(time) * 1_000_000_000 + int((time - int(time)) * 1e9)
                        for time in times)
    elif ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        atime, mtime = ns
    _os._utime(path, atime, mtime, follow_symlinks)

def renames(old, new):
    head, tail = _path.split(new)
    if head and tail and not _path.exists(head):
        _os.makedirs(head)
    _os.rename(old, new)
    head, tail = _path.split(old)
    if head and tail:
        try:
            _os.removedirs(head)
        except OSError:
            pass

def readinto(fd, buffer, /):
    with memoryview(buffer) as whole, whole.cast("B") as view:
        data = _os.read(fd, len(view))
        view[:len(data)] = data
    return len(data)

def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)

def _record(name, fields, doc):
    from collections import namedtuple
    base = namedtuple(name, fields, module="os")
    def make(cls, sequence):
        return base.__new__(cls, *sequence)
    return type(name, (base,), {"__slots__": (), "__new__": make, "__doc__": doc,
                                "__module__": "os"})

terminal_size = _record("terminal_size", "columns lines", "A tuple of (columns, lines).")
uname_result = _record("uname_result", "sysname nodename release version machine",
                       "uname_result: Result from os.uname().")
times_result = _record("times_result", "user system children_user children_system elapsed",
                       "times_result: Result from os.times().")

def get_terminal_size(fd=1, /):
    size = _os._terminal(fd)
    if size is None:
        import errno
        raise OSError(errno.ENOTTY, _os.strerror(errno.ENOTTY))
    return terminal_size(size)

def uname():
    return uname_result(_os._uname())

def times():
    return times_result(_os._times())

def get_exec_path(env=None):
    env = _os.environ if env is None else env
    return env.get("PATH", _os.defpath).split(_os.pathsep)

def getcwdb():
    return _os.fsencode(_os.getcwd())

def process_cpu_count():
    return _os.cpu_count()

def getlogin():
    return _os.environ["LOGNAME"]

supports_fd = {_os.stat}
supports_dir_fd = supports_effective_ids = set()
supports_follow_symlinks = {_os.stat, utime}
supports_bytes_environ = False
_walk_symlinks_as_files = object()
EX_OK = 0
TMP_MAX = 238328

def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    stack = [_os.fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, files, below = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                folder = entry.is_junction() or entry.is_dir(
                    follow_symlinks=followlinks is not _walk_symlinks_as_files)
            except OSError:
                folder = False
            (dirs if folder else files).append(entry.name)
            if folder and not topdown and (followlinks is True or not entry.is_symlink()):
                below.append(entry.path)
        if topdown:
            yield top, dirs, files
            for name in reversed(dirs):
                path = _path.join(top, name)
                if followlinks or not _path.islink(path):
                    stack.append(path)
        else:
            stack.append((top, dirs, files))
            stack.extend(reversed(below))

_walk_tree = walk
for _thing in (PathLike, DirEntry):
    _thing.__module__ = "os"
