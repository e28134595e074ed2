# The registry of codecs: search functions, and what they found.

_search, _found, _handlers = [], {}, {}

def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    if not _search and not _started:
        _start()
    _search.append(search_function)

def unregister(search_function, /):
    if search_function in _search:
        _search.remove(search_function)
        _found.clear()

_started = False

def _start():
    global _started
    _started = True
    import encodings

def _normal(name):
    out, punctuation = [], False
    for char in name:
        if char.isalnum() and char.isascii() or char == ".":
            if punctuation and out:
                out.append("_")
            out.append(char.lower())
            punctuation = False
        else:
            punctuation = True
    return "".join(out)

def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {_name(encoding)}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    if not _started:
        _start()
    name = _normal(encoding)
    known = _found.get(name)
    if known is not None:
        return known
    for search in _search:
        known = search(name)
        if known is None:
            continue
        if not isinstance(known, tuple) or len(known) != 4:
            raise TypeError("codec search functions must return 4-tuples")
        _found[name] = known
        return known
    raise LookupError(f"unknown encoding: {encoding}")

def _forget_codec(encoding, /):
    _found.pop(_normal(encoding), None)

def _name(value):
    return "None" if value is None else type(value).__name__

def _result(value, what):
    if not isinstance(value, tuple) or len(value) != 2:
        raise TypeError(f"{what} must return a tuple (object, integer)")
    return value[0]

def _noted(error, what, encoding):
    # As CPython says which codec it was.
    if not getattr(error, "__notes__", None):
        error.add_note(f"{what} with '{encoding}' codec failed")

def encode(obj, encoding="utf-8", errors="strict"):
    coder = lookup(encoding)[0]
    try:
        return _result(coder(obj, errors), "encoder")
    except Exception as error:
        _noted(error, "encoding", encoding)
        raise

def decode(obj, encoding="utf-8", errors="strict"):
    coder = lookup(encoding)[1]
    try:
        return _result(coder(obj, errors), "decoder")
    except Exception as error:
        _noted(error, "decoding", encoding)
        raise

def _text_codec(encoding, other):
    codec = lookup(encoding)
    if not getattr(codec, "_is_text_encoding", True):
        raise LookupError(
            f"'{encoding}' is not a text encoding; use {other} to handle arbitrary codecs")
    return codec

# What `str.encode` and `bytes.decode` call for encodings that are not the machine's.

def _encode_text(text, encoding, errors):
    coder = _text_codec(encoding, "codecs.encode()")[0]
    result = _result(coder(text, errors), "encoder")
    if isinstance(result, bytes):
        return result
    if isinstance(result, bytearray):
        import warnings
        warnings.warn(f"encoder {encoding} returned bytearray instead of bytes; "
                      "use codecs.encode() to encode to arbitrary types", RuntimeWarning, 2)
        return bytes(result)
    raise TypeError(f"'{encoding}' encoder returned '{_name(result)}' instead of 'bytes'; "
                    "use codecs.encode() to encode to arbitrary types")

def _decode_text(data, encoding, errors):
    coder = _text_codec(encoding, "codecs.decode()")[1]
    result = _result(coder(data, errors), "decoder")
    if isinstance(result, str):
        return result
    raise TypeError(f"'{encoding}' decoder returned '{_name(result)}' instead of 'str'; "
                    "use codecs.decode() to decode to arbitrary types")

# And for error handlers that are not the machine's: everything up to an error goes
# the machine's way, and the handler says what comes then and where to go on.

def _ask(handler, error, length, kinds):
    answer = handler(error)
    what = "encoding" if isinstance(error, UnicodeEncodeError) else "decoding"
    wanted = "str/bytes" if bytes in kinds else "str"
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) \
            or not isinstance(answer[1], int):
        raise TypeError(f"{what} error handler must return ({wanted}, int) tuple")
    replacement, position = answer
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f"position {answer[1]} from error handler out of bounds")
    return replacement, position

_MARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

def _encode_handled(text, encoding, errors):
    handler = None
    out, at, plain = [], 0, encoding
    while True:
        try:
            out.append(text[at:].encode(plain))
            return b"".join(out)
        except UnicodeEncodeError as found:
            start = at + found.start
            error = UnicodeEncodeError(found.encoding, text, start, at + found.end, found.reason)
        if handler is None:
            handler = lookup_error(errors)
        out.append(text[at:start].encode(plain))
        plain = _MARKED.get(plain, plain)
        replacement, at = _ask(handler, error, len(text), (str, bytes))
        if isinstance(replacement, str):
            try:
                replacement = replacement.encode(plain)
            except UnicodeEncodeError:
                raise error from None
        out.append(replacement)

def _decode_handled(data, encoding, errors):
    handler = None
    out, at = [], 0
    while True:
        try:
            out.append(data[at:].decode(encoding))
            return "".join(out)
        except UnicodeDecodeError as found:
            start, end = at + found.start, at + found.end
            error = UnicodeDecodeError(found.encoding, data, start, end, found.reason)
        if handler is None:
            handler = lookup_error(errors)
        out.append(data[at:start].decode(encoding))
        encoding = error.encoding
        replacement, at = _ask(handler, error, len(data), (str,))
        data = error.object
        out.append(replacement)
