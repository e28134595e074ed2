# Searching, replacing, splitting and changing case in short texts and in long
# ones, which are searched in another way; non-ASCII and surrogates beside ASCII.
pad = "." * 70
for front in "", pad:
    for text in front + "aaaa", front + "abcabcab", front + "ab" * 9 + "c", front + "äöäöü", front + "x\udc80y\udc80":
        for part in "a", "aa", "ab", "abc", "c", "ö", "öä", "\udc80", "y\udc80", "", "zzz", text, text + "x":
            found = [text.find(part), text.rfind(part), text.count(part), part in text, text.find(part, 2), text.find(part, 1, -1)]
            found += [len(text.replace(part, "XY")), len(text.replace(part, "", 1)), text.startswith(part), text.endswith(part)]
            if part:
                found += [len(text.split(part)), len(text.rsplit(part, 1)), len(text.partition(part)[0]), len(text.rpartition(part)[0])]
            print(*found)
print("a,b,,c".split(","), " a  b\tc\n".split(), "a b c d".split(None, 2), " a b ".split(None, 0), "".split(), "  ".split())
print("\x1ca\x1db\x1e c\x1f\x85d".split(), "a\u2003b\u3000c".split(), "a b".split(" "), "a b  c".rsplit(None, 1))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines(), "a\n\nb\n".splitlines(True), "é\ré".splitlines())
print("hello wORLD o'neil 3rd".title(), "HELLO é".title(), "hELLO".capitalize(), "éCOLE".capitalize(), "ǆ".title(), "".title(), "1a".capitalize())
print("ß".upper(), "İ".lower().encode(), "ΑΣ".lower(), "ﬁ".title(), "aBc1Z".swapcase(), "a\tb\n\tc".expandtabs(4), "ab".expandtabs(), "é\tx".expandtabs(3))
print("é€😀".encode(), b"\xc3\xa9".decode(), "abc".encode("ascii"), b"abc".decode("latin-1"), "é".encode(errors="ignore"))
for action in [lambda: "\ud800".encode(), lambda: b"\xff".decode(), lambda: "a\ud800".encode(errors="replace"), lambda: "x".encode(errors=3),
               lambda: b"\xed\xa0\x80".decode(), lambda: "x".encode("nope"), lambda: b"a".decode(errors="nope"), lambda: "é".encode("ascii")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(["".join(p) for p in ([], ["a"], ["a", "é"], ("x", "y"), "abc", {"k": 1}, (c for c in "pq"))], "é".join(["a", "b"]), ", ".join(map(str, range(3))))
for bad in [1], ["a", 2], 5, [b"x"]:
    try:
        ",".join(bad)
    except TypeError as error:
        print(error)
print([chr(i) for i in (0, 65, 127, 128, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF)][1:3], ascii(chr(0xD800)), chr(True) == "\x01")
for bad in -1, 0x110000, "a", 1.5, 2**70:
    try:
        chr(bad)
    except Exception as error:
        print(type(error).__name__, error)
print([repr(s) for s in ("a", "it's", '"', "'\"", "\\", "\n\x7f\x80é\u200b😀", "")], ascii("é\ud800"))
print(b"abc".hex(), b"\x00\xff".hex(":"), b"abcd".hex("-", 2), bytes(range(8)).hex(" ", -3), b"".hex(), bytearray(b"\x0f").hex())
for n in 0, 1, 127, 128, 255, 256, -1, -128, -129, 2**31, -(2**63), 2**63, 2**64 - 1, 2**64, -(2**70):
    for length in 1, 2, 8, 9, 16:
        for signed in False, True:
            try:
                b = n.to_bytes(length, "big", signed=signed)
                assert b == n.to_bytes(length, "little", signed=signed)[::-1]
                assert int.from_bytes(b, "big", signed=signed) == n == int.from_bytes(b[::-1], "little", signed=signed)
                print(b.hex(), end=" ")
            except OverflowError as error:
                print(error, end=" ")
    print()
print(int.from_bytes(b""), int.from_bytes(b"", "little", signed=True), int.from_bytes([255, 1], "little"), (0).to_bytes(0, "big"))
text = "".join(chr(97 + i % 26) if i % 7 else "é" for i in range(500))
print([text[i] for i in range(0, 500, 49)], text[100:110], text[-5:], len(text), text.find("é", 400), text[::-70], text.index("zé") if "zé" in text else None)
total = ""
for i in range(300):
    total += "ab" if i % 3 else "ü"
print(len(total), total.count("ü"), total[::50], hash(total) == hash("".join(list(total))), total == "".join(total))
