# The parts of `os.path` that are written in Python.
import os as _os
import stat as _stat

def _seps(path):
    return (b"/", b"//") if isinstance(path, bytes) else ("/", "//")

def splitroot(p, /):
    p = _os.fspath(p)
    sep, double = _seps(p)
    empty = p[:0]
    if p[:1] != sep:
        return empty, empty, p
    if p[1:2] != sep or p[2:3] == sep:
        return empty, sep, p[1:]
    return empty, double, p[2:]

def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev

def sameopenfile(fp1, fp2):
    return samestat(_os.fstat(fp1), _os.fstat(fp2))

def ismount(path):
    try:
        here = _os.lstat(path)
    except (OSError, ValueError):
        return False
    if _stat.S_ISLNK(here.st_mode):
        return False
    try:
        above = _os.lstat(_os.path.realpath(_os.path.join(_os.fspath(path), "..")))
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino

def isjunction(path):
    _os.fspath(path)
    return False

isdevdrive = isjunction

def expandvars(path):
    path = _os.fspath(path)
    if "$" not in path:
        return path
    out, at = [], 0
    while True:
        found = path.find("$", at)
        if found < 0:
            out.append(path[at:])
            return "".join(out)
        out.append(path[at:found])
        if path[found + 1:found + 2] == "{":
            end = path.find("}", found)
            name, at = (path[found + 2:end], end + 1) if end >= 0 else ("", found + 1)
        else:
            at = found + 1
            while at < len(path) and (path[at] == "_" or path[at].isascii() and path[at].isalnum()):
                at += 1
            name = path[found + 1:at]
        value = _os.environ.get(name) if name else None
        if value is None:
            at = max(at, found + 1)
            value = path[found:at]
        out.append(value)

class _AllowMissing:
    def __repr__(self):
        return "os.path.ALLOW_MISSING"

ALLOW_MISSING = _AllowMissing()
