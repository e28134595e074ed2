# float() asks __float__ of subclasses of str and bytes; signs of zero; fromhex reads ASCII only.
class S(str):
    def __float__(self):
        return float(str(self)) + 1


class B(bytes):
    def __float__(self):
        return 7.5


class Z:
    def __complex__(self):
        return 1j


print(float(S("8")), float(B(b"1")))
print(0 / -3, 0 / -(2**70), 0 / 2**70, -1 / 2**5000, 1 / -(2**5000))
for text in "0x1p0", "0x1p\uff10", "\uff11", "\u00a01", " 1\n":
    try:
        print(ascii(text), float.fromhex(text))
    except ValueError as e:
        print(ascii(text), e)
