# The machine's own encodings as functions that return what they made of the input and
# how much of it they used.

def _data(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return data if type(data) is bytes else bytes(memoryview(data))

def _encoder(encoding):
    def encode(str, errors=None, /):
        return str.encode(encoding, errors or "strict"), len(str)
    return encode

def _whole(encoding):
    def decode(data, errors=None, /):
        data = _data(data)
        return data.decode(encoding, errors or "strict"), len(data)
    return decode

ascii_encode, ascii_decode = _encoder("ascii"), _whole("ascii")
latin_1_encode, latin_1_decode = _encoder("latin-1"), _whole("latin-1")
utf_8_encode = _encoder("utf-8")
utf_16_le_encode, utf_16_be_encode = _encoder("utf-16-le"), _encoder("utf-16-be")
utf_32_le_encode, utf_32_be_encode = _encoder("utf-32-le"), _encoder("utf-32-be")

def _ordered(size):
    def encode(str, errors=None, byteorder=0, /):
        order = "-le" if byteorder < 0 else "-be" if byteorder > 0 else ""
        return str.encode(f"utf-{size}{order}", errors or "strict"), len(str)
    return encode

utf_16_encode, utf_32_encode = _ordered(16), _ordered(32)

def _open_end_8(data):
    # How many bytes at the end begin a character that is not complete.
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xc0:
            wanted = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
            if wanted <= back or not 0xc2 <= byte <= 0xf4:
                return 0
            second = data[len(data) - back + 1] if back > 1 else None
            if second is not None and (
                    byte == 0xe0 and second < 0xa0 or byte == 0xed and second >= 0xa0
                    or byte == 0xf0 and second < 0x90 or byte == 0xf4 and second >= 0x90):
                return 0
            return back
        if byte < 0x80:
            return 0
    return 0

def utf_8_decode(data, errors=None, final=False, /):
    data = _data(data)
    used = len(data)
    if not final:
        used -= _open_end_8(data)
    return data[:used].decode("utf-8", errors or "strict"), used

def _open_end(data, size, big):
    rest = len(data) % size
    if size == 2 and len(data) - rest >= 2:
        high = data[len(data) - rest - (2 if big else 1)]
        if 0xd8 <= high < 0xdc:
            rest += 2
    return rest

def _wide(size, order):
    encoding = f"utf-{size * 8}-{order}"
    def decode(data, errors=None, final=False, /):
        data = _data(data)
        used = len(data) if final else len(data) - _open_end(data, size, order == "be")
        return data[:used].decode(encoding, errors or "strict"), used
    return decode

utf_16_le_decode, utf_16_be_decode = _wide(2, "le"), _wide(2, "be")
utf_32_le_decode, utf_32_be_decode = _wide(4, "le"), _wide(4, "be")

def _marked(size, functions):
    little = b"\xff\xfe" + bytes(size - 2)
    big = little[::-1]
    def decode(data, errors=None, byteorder=0, final=False, /):
        data, mark = _data(data), 0
        if byteorder == 0:
            if not final and len(data) < size:
                return "", 0, 0
            if data.startswith(little) or data.startswith(big):
                byteorder = -1 if data.startswith(little) else 1
                mark = size
        text, used = functions[byteorder > 0](data[mark:], errors, final)
        return text, used + mark, byteorder
    return decode

utf_16_ex_decode = _marked(2, (utf_16_le_decode, utf_16_be_decode))
utf_32_ex_decode = _marked(4, (utf_32_le_decode, utf_32_be_decode))

def utf_16_decode(data, errors=None, final=False, /):
    return utf_16_ex_decode(data, errors, 0, final)[:2]

def utf_32_decode(data, errors=None, final=False, /):
    return utf_32_ex_decode(data, errors, 0, final)[:2]

def readbuffer_encode(data, errors=None, /):
    data = data.encode() if isinstance(data, str) else _data(data)
    return data, len(data)
