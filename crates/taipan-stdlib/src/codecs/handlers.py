# Error handlers, as functions of the exception.

def _unhandled(error):
    raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")

def strict_errors(exception, /):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")

def ignore_errors(exception, /):
    if isinstance(exception, UnicodeError):
        return "", exception.end
    _unhandled(exception)

def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    _unhandled(exception)

def xmlcharrefreplace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        bad = exception.object[exception.start:exception.end]
        return "".join(f"&#{ord(char)};" for char in bad), exception.end
    _unhandled(exception)

def backslashreplace_errors(exception, /):
    bad = exception.object[exception.start:exception.end] \
        if isinstance(exception, UnicodeError) else _unhandled(exception)
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in bad), exception.end
    return "".join(_escape(ord(char)) for char in bad), exception.end

def namereplace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        bad = exception.object[exception.start:exception.end]
        named = (char.encode("ascii", "namereplace").decode("ascii") if ord(char) >= 128
                 else _escape(ord(char)) for char in bad)
        return "".join(named), exception.end
    _unhandled(exception)

def _escape(code):
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

def _surrogateescape(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        out = bytearray()
        for char in exception.object[exception.start:exception.end]:
            if not 0xdc80 <= ord(char) <= 0xdcff:
                raise exception
            out.append(ord(char) - 0xdc00)
        return bytes(out), exception.end
    if isinstance(exception, UnicodeDecodeError):
        bad = exception.object[exception.start:exception.end]
        out = ""
        for byte in bad[:4]:
            if byte < 128:
                break
            out += chr(0xdc00 + byte)
        if not out:
            raise exception
        return out, exception.start + len(out)
    _unhandled(exception)

def _surrogatepass(exception, /):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        _unhandled(exception)
    name = _normal(exception.encoding).replace("_", "-")
    if not name.startswith(("utf-", "utf8", "utf16", "utf32")) or name == "utf-7":
        raise exception
    if isinstance(exception, UnicodeEncodeError):
        bad = exception.object[exception.start:exception.end]
        if not all(0xd800 <= ord(char) <= 0xdfff for char in bad):
            raise exception
        return bad.encode(_MARKED.get(name, name), "surrogatepass"), exception.end
    size = 3 if "8" in name else 2 if "16" in name else 4
    part = exception.object[exception.start:exception.start + size]
    try:
        char = bytes(part).decode(_MARKED.get(name, name), "surrogatepass")
    except UnicodeDecodeError:
        raise exception from None
    if len(char) != 1 or not 0xd800 <= ord(char) <= 0xdfff:
        raise exception
    return char, exception.start + size

_handlers.update({
    "strict": strict_errors,
    "ignore": ignore_errors,
    "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
    "surrogateescape": _surrogateescape,
    "surrogatepass": _surrogatepass,
})
_built_in = frozenset(_handlers)

def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {_name(errors)}")
    _handlers[errors] = handler

def _unregister_error(errors, /):
    if errors in _built_in:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    return _handlers.pop(errors, None) is not None

def lookup_error(errors, /):
    if not isinstance(errors, str):
        raise TypeError(f"lookup_error() argument must be str, not {_name(errors)}")
    handler = _handlers.get(errors)
    if handler is None:
        raise LookupError(f"unknown error handler name '{errors}'")
    return handler
