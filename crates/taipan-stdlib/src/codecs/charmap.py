# Codecs that are a table.

_UNDEFINED = "character maps to <undefined>"

def charmap_build(map, /):
    return {ord(char): byte for byte, char in enumerate(map) if char != "\ufffe"}

def charmap_decode(data, errors=None, mapping=None, /):
    data = _data(data)
    if mapping is None:
        return data.decode("latin-1", errors or "strict"), len(data)
    if isinstance(mapping, str) and len(mapping) >= 256:
        text = data.decode("latin-1").translate(mapping)
        if "\ufffe" not in text:
            return text, len(data)
    out, at = [], 0
    while at < len(data):
        try:
            char = mapping[data[at]]
        except LookupError:
            char = None
        if isinstance(char, int) and not 0 <= char < 0x110000:
            raise TypeError("character mapping must be in range(0x110000)")
        if not isinstance(char, (str, int, type(None))):
            raise TypeError("character mapping must return integer, None or str")
        if char is None or char == "\ufffe" or char == 0xfffe:
            error = UnicodeDecodeError("charmap", data, at, at + 1, _UNDEFINED)
            char, at = _ask(lookup_error(errors or "strict"), error, len(data), (str,))
        else:
            at += 1
        out.append(chr(char) if isinstance(char, int) else char)
    return "".join(out), len(data)

def _mapped(mapping, code):
    try:
        value = mapping[code]
    except LookupError:
        return None
    if isinstance(value, int):
        if not 0 <= value < 256:
            raise TypeError("character mapping must be in range(256)")
        return bytes((value,))
    if value is None or isinstance(value, bytes):
        return value
    raise TypeError(f"character mapping must return integer, bytes or None, not {_name(value)}")

def charmap_encode(str, errors=None, mapping=None, /):
    if mapping is None:
        return latin_1_encode(str, errors)
    out, at = [], 0
    while at < len(str):
        code = ord(str[at])
        part = _mapped(mapping, code)
        if part is not None:
            out.append(part)
            at += 1
            continue
        end = at + 1
        while end < len(str) and _mapped(mapping, ord(str[end])) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, _UNDEFINED)
        replacement, at = _ask(lookup_error(errors or "strict"), error, len(str), (_text, bytes))
        if not isinstance(replacement, bytes):
            parts = [_mapped(mapping, ord(char)) for char in replacement]
            if None in parts:
                raise error
            replacement = b"".join(parts)
        out.append(replacement)
    return b"".join(out), len(str)

_text = str

# Classes keep these as attributes and call them without themselves as an argument.
for _key in [key for key in globals() if key.endswith(("_encode", "_decode"))]:
    globals()[_key] = staticmethod(globals()[_key])
del _key
