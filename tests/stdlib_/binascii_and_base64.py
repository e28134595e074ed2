# binascii and base64: digits, padding, errors, checksums.
import base64
import binascii
print(binascii.hexlify(b"\x00\xffab"), binascii.hexlify(b"abcdef", "-", 2), binascii.unhexlify("00FFaa"))
for data in (b"", b"a", b"ab", b"abc", bytes(range(50))):
    text = base64.b64encode(data)
    print(text, base64.b64decode(text) == data, base64.b32encode(data), base64.b16encode(data)[:8], base64.b85encode(data))
print(base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.b64decode("YW Jj\nZA=="), binascii.b2a_base64(b"x", newline=False))
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"123456789", 0))
for action in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("abcde"), lambda: base64.b64decode("ab*d", validate=True), lambda: binascii.a2b_base64("=abc", strict_mode=True), lambda: binascii.a2b_hex("é"), lambda: binascii.hexlify("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
