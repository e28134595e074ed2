# requires: 3.14
# bytes: literals, repr, indexing, methods, immutability.
b = b"abc\x00\xff\n'"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:4]), b + b"z", b"ab" * 3, b"b" in b, 98 in b, b"" in b, b'"', b"'\"")
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), bytes(), bytes.fromhex("00 ff 1A"), b"\x01\xab".hex(), b"\x01\xab\xcd".hex(":"), b"abcdef".hex("-", 2), b"abcde".hex("-", -2))
print(b"a,b,c".split(b","), b" x ".strip(), b"abc".replace(b"b", b"ZZ"), b"abc".find(b"c"), b"abc".find(99), b"abc".index(b"b"), b"-".join([b"a", bytearray(b"b")]), b"abc".upper(), b"Hello".swapcase(), b"abc".startswith((b"x", b"ab")), b"a\nb".splitlines(), b"k=v".partition(b"="), b"abc".count(b""), b"x".center(5, b"*"), b"5".zfill(3), b"ab\tc".expandtabs(4), b"hello world".title(), b"abc".translate(None, b"b"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".isalpha(), b"12".isdigit(), b"abc".decode())
print(b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"abc" > b"abd", sorted([b"b", b"a"]), bytes(b"abc") == b"abc")
for f in (lambda: b[100], lambda: b["a"], lambda: b + "a", lambda: "a" + b, lambda: b"a" * "x", lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: bytes("x"), lambda: bytes(1.5), lambda: bytes(["a"]), lambda: bytes.fromhex("0"), lambda: bytes.fromhex("zz"), lambda: b"a".join(["x"]), lambda: b"abc".index(b"z"), lambda: "a" in b, lambda: 256 in b, lambda: b.find("x"), lambda: b"\xe9".decode("ascii"), lambda: b"x".split(""), lambda: b"a" < "a", lambda: bytes(None), lambda: bytes([1], "utf-8"), lambda: hash(bytearray(b"x"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
print(b"%d %s %r %x %c %05.1f %%" % (5, b"raw", "r", 255, 65, 3.14159), b"%b" % b"bb", b"%a" % "é")
print([x for x in b"hi"], bytes(x ^ 0x20 for x in b"Hello"), max(b"hello"), sum(b"\x01\x02"), b"abc"[0:1], type(b"abc"[0]))
class B(bytes):
    def __repr__(self): return "B!"
print(B(b"x"), B(b"x") + b"y", type(B(b"x")[:1]).__name__, B(b"q") == b"q", str(b"x"), bytes(B(b"zz")))
print(int.from_bytes(b"\x12\x34"), b"\x12\x34".hex().upper(), ascii(b"\xe9"), f"{b'x'}", str(b"abc", "ascii"), b"".join([]), b"a".rjust(4) + b"|", b"AbC".lower().isupper())
print(b"xxabcxx".strip(b"x"), b"prefixed".removeprefix(b"pre"), b"a.b.c".rsplit(b".", 1), b"a b  c".split(), b"abcabc".rfind(b"bc"), b"aXbX".replace(b"X", b"", 1), b"\r\n".isspace(), b"aA".istitle(), b"abc".endswith(b"c"))
