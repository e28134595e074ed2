# Case mapping and character classes, beyond ASCII.
words = ["hello World", "ß", "ŉ", "ǆ", "ΑΣ", "ΑΣΑ", "İ", "ı", "ﬁ", "HELLO", "straße", "they're bill's", "x2y 3z", "éCOLE", "ა", "𐐀𐐨", ""]
for w in words:
    print(ascii(w), ascii(w.upper()), ascii(w.lower()), ascii(w.title()), ascii(w.capitalize()), ascii(w.swapcase()), ascii(w.casefold()))
chars = ["a", "A", "1", "²", "½", "٣", "Ⅷ", "一", "_", " ", "\t", "\x1c", "\u00a0", "é", "ǅ", "ª", "\u0301", "-", "", "aB", "A1", "1a", "٣1", "\u200b", "😀", "\x00", "Ⓐ"]
names = "isalpha isdigit isdecimal isnumeric isalnum isspace isupper islower istitle isidentifier isprintable isascii".split()
for c in chars:
    print(ascii(c), "".join("01"[getattr(c, n)()] for n in names))
print("Hello World".istitle(), "HeLLo".istitle(), "A".istitle(), "1A".istitle(), "a1A".istitle(), "def".isidentifier(), "_x1".isidentifier(), "1x".isidentifier(), "é".isidentifier())
print("abc".center(10, "*"), "abc".center(9, "*"), "abcd".center(9, "-"), "abc".ljust(6, ".") + "|", "abc".rjust(6) + "|", "abc".center(2), "日".center(4, "é"), "42".zfill(5), "-42".zfill(6), "+1".zfill(4), "--1".zfill(5), "".zfill(2), "abc".zfill(-1))
print("a" < "B", "a".casefold() < "B".casefold(), "ß".casefold() == "SS".casefold(), "Ö".lower() == "ö", max("aéz"), min("aéZ"))
for f in (lambda: "a".center(5, ""), lambda: "a".center(5, "ab"), lambda: "a".zfill("x"), lambda: "a".ljust(10**20), lambda: "x".upper(1), lambda: "x".isalpha(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("".join(chr(i) for i in range(0x250) if chr(i).isalpha() and not chr(i).isascii())[:80])
print(sum(chr(i).isspace() for i in range(0x3100)), sum(chr(i).isdecimal() for i in range(0x3100)), sum(chr(i).isupper() for i in range(0x500)), sum(chr(i).isprintable() for i in range(0x300)))
print([hex(i) for i in range(0x3100) if chr(i).isspace()])
print("İstanbul".lower().encode(), "ΌΣΟΣ.".lower(), "ΣΑΣ Σ".lower(), "ŸÿµK\u212a".lower(), "ŸÿµK".upper())
