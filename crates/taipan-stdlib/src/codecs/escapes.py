# Texts and bytes written as in a program.

_SHORT = {"\\": "\\", "'": "'", '"': '"', "b": "\b", "f": "\f", "t": "\t", "n": "\n",
          "r": "\r", "v": "\v", "a": "\a", "\n": ""}
_WIDTH = {"x": (2, "truncated \\xXX escape"), "u": (4, "truncated \\uXXXX escape"),
          "U": (8, "truncated \\UXXXXXXXX escape")}
_HEX = frozenset("0123456789abcdefABCDEF")

def _bad_escape(errors, data, start, end, reason, out, name):
    error = UnicodeDecodeError(name, data, start, end, reason)
    replacement, at = _ask(lookup_error(errors or "strict"), error, len(data), (str,))
    out.append(replacement)
    return at

def _escaped(data):
    return data.encode() if isinstance(data, str) else _data(data)

def unicode_escape_decode(data, errors=None, final=True, /):
    data = _escaped(data)
    text = data.decode("latin-1")
    out, at = [], 0
    while True:
        found = text.find("\\", at)
        if found < 0:
            out.append(text[at:])
            return "".join(out), len(data)
        out.append(text[at:found])
        mark = text[found + 1:found + 2]
        at = found + 2
        if mark in _SHORT and mark:
            out.append(_SHORT[mark])
        elif mark and mark in "01234567":
            end = at
            while end < found + 4 and text[end:end + 1] and text[end] in "01234567":
                end += 1
            out.append(chr(int(text[found + 1:end], 8)))
            at = end
        elif mark in _WIDTH:
            width, reason = _WIDTH[mark]
            end = at
            while end < at + width and text[end:end + 1] in _HEX and end < len(text):
                end += 1
            if end < at + width:
                if not final and end == len(text):
                    return "".join(out), found
                at = _bad_escape(errors, data, found, end, reason, out, "unicodeescape")
            elif int(text[at:end], 16) > 0x10ffff:
                at = _bad_escape(errors, data, found, end, "illegal Unicode character", out,
                                 "unicodeescape")
            else:
                out.append(chr(int(text[at:end], 16)))
                at = end
        elif mark == "N":
            close = text.find("}", at)
            if text[at:at + 1] != "{" or close < 0 or close == at + 1:
                if not final and close < 0:
                    return "".join(out), found
                end = at if text[at:at + 1] != "{" else len(text) if close < 0 else close + 1
                at = _bad_escape(errors, data, found, end, "malformed \\N character escape", out,
                                 "unicodeescape")
                continue
            import unicodedata
            try:
                out.append(unicodedata.lookup(text[at + 1:close]))
                at = close + 1
            except KeyError:
                at = _bad_escape(errors, data, found, close + 1, "unknown Unicode character name",
                                 out, "unicodeescape")
        elif not mark:
            if not final:
                return "".join(out), found
            at = _bad_escape(errors, data, found, found + 1, "\\ at end of string", out,
                             "unicodeescape")
        else:
            out.append("\\" + mark)

def _written(char):
    code = ord(char)
    if char == "\\":
        return "\\\\"
    if 32 <= code < 127:
        return char
    return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(char) or _escape(code)

def unicode_escape_encode(str, errors=None, /):
    return "".join(map(_written, str)).encode("ascii"), len(str)

def raw_unicode_escape_encode(str, errors=None, /):
    parts = (char if ord(char) < 256 else _escape(ord(char)) for char in str)
    return "".join(parts).encode("latin-1"), len(str)

def raw_unicode_escape_decode(data, errors=None, final=True, /):
    data = _escaped(data)
    text = data.decode("latin-1")
    out, at = [], 0
    while at < len(text):
        found = text.find("\\", at)
        if found < 0:
            break
        end = found
        while text[end:end + 1] == "\\":
            end += 1
        out.append(text[at:end])
        mark = text[end:end + 1]
        at = end
        if not (end - found) % 2 or mark not in ("u", "U"):
            if not final and end == len(text) and (end - found) % 2:
                out[-1] = out[-1][:-1]
                return "".join(out), end - 1
            continue
        out[-1] = out[-1][:-1]
        width, reason = _WIDTH[mark]
        at = stop = end + 1
        while stop < at + width and stop < len(text) and text[stop] in _HEX:
            stop += 1
        if stop < at + width:
            if not final and stop == len(text):
                return "".join(out), end - 1
            at = _bad_escape(errors, data, end - 1, stop, reason, out, "rawunicodeescape")
        elif int(text[at:stop], 16) > 0x10ffff:
            at = _bad_escape(errors, data, end - 1, stop, "\\Uxxxxxxxx out of range", out,
                             "rawunicodeescape")
        else:
            out.append(chr(int(text[at:stop], 16)))
            at = stop
    out.append(text[at:])
    return "".join(out), len(data)

def escape_encode(data, errors=None, /):
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {_name(data)}")
    shown = repr(data)[2:-1]
    if repr(data)[1] == '"':
        shown = shown.replace("'", "\\'")
    return shown.encode("ascii"), len(data)

def escape_decode(data, errors=None, /):
    data = _escaped(data)
    text = data.decode("latin-1")
    out, at = [], 0
    while True:
        found = text.find("\\", at)
        if found < 0:
            out.append(text[at:])
            return "".join(out).encode("latin-1"), len(data)
        out.append(text[at:found])
        mark = text[found + 1:found + 2]
        at = found + 2
        if not mark:
            raise ValueError("Trailing \\ in string")
        if mark in _SHORT:
            out.append(_SHORT[mark])
        elif mark in "01234567":
            while at < found + 4 and text[at:at + 1] and text[at] in "01234567":
                at += 1
            out.append(chr(int(text[found + 1:at], 8) & 255))
        elif mark == "x":
            digits = text[at:at + 2]
            if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
                out.append(chr(int(digits, 16)))
                at += 2
            elif (errors or "strict") == "strict":
                raise ValueError(f"invalid \\x escape at position {found}")
            elif errors in ("replace", "ignore"):
                if errors == "replace":
                    out.append("?")
                if digits[:1] in _HEX and digits:
                    at += 1
            else:
                raise ValueError(f"decoding error; unknown error handling code: {errors}")
        else:
            out.append("\\" + mark)
