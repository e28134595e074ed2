# Base 64, hexadecimal digits and checksums: what is skipped, what is refused, and how.
import base64, binascii
for f in (binascii.b2a_base64, binascii.hexlify, binascii.crc32):
    for n in (0,1,2,3,4,5,100,1000): print(f(bytes(range(256))[:n]*3))
print(binascii.b2a_base64(b'abc', newline=False), binascii.crc32(b'def', binascii.crc32(b'abc')), binascii.crc32(b'abcdef'))
for t in (b'', b'YQ==', b'YWI=', b'YWJj', b'YW Jj', b'YWJj\n', b'YQ', b'Y', b'YQ=', b'YQ===', b'YR==', b'=', b'YW=J', b'YWJj=', b'YQ==YQ==', b'Y=Q=', 'YWJj', b'-_', 'é', b'YWJjYQ', b'YWJ\x80j'):
    for strict in (False, True):
        try: print(t, binascii.a2b_base64(t, strict_mode=strict))
        except ValueError as e: print(t, strict, type(e).__name__, e)
for t in (b'', b'00', b'fF', b'0', b'0g', 'ABcd', b'\xff0', b'0\x80'):
    try: print(binascii.unhexlify(t))
    except ValueError as e: print(type(e).__name__, e)
print(b'hello'.translate(bytes.maketrans(b'lo', b'01'), b'h'), b'hello'.translate(None, b'l'), bytearray(b'abc').translate(None, delete=b''))
