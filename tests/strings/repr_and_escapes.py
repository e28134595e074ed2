# Escapes in literals, and how repr and ascii show characters.
print('a\tb\nc\\d\'e"f', "\x41\u0042\U00000043\103\0\a\b\f\v\r".encode(), "\N{BULLET}\N{GREEK SMALL LETTER ALPHA}", "line \
continued")
print(r"raw\n\x41", R'\'', b"\x00\xff\\", rb"\x00", "ok", u"unicode", len("\
"), '''triple
"quoted" ''', """a'''b\"""c""")
for c in ["'", '"', "'\"", "\\", "\n\r\t", "\x00\x1f\x7f", "\x80\x9f\xa0\xad", "é", "\u0300", "\u200b\u2028", "\ufeff", "\ud800", "\ue000", "😀", "\U0010ffff", "\U000e0001", "\u3000", "日", "\u0378"]:
    print(repr(c), ascii(c), [c], len(c))
print(repr("it's"), repr('say "hi"'), repr("it's \"both\""), str("it's"), f"{'q'!r}", "%r %a" % ("é'", "é'"))
for c in ("\\x4", "\\u12", "\\U0011ffff", "\\N{NO SUCH NAME}", "\\N{", "\\x", "a\nb", "\\u", "\\N"):
    try:
        print(c, ascii(eval("'" + c + "'")))
    except SyntaxError as e:
        print(c, "->", e.msg)
print("a" "b" 'c' """d""", ("x"
  "y"), "%s" "%s" % (1, 2))
print("tab\there".expandtabs(), "a\tbb\tccc\td".expandtabs(4), "\t|".expandtabs(0), "ab\n\tc".expandtabs(3), "a\tb".expandtabs(-1))
print(ascii("é日😀\ud800"), ascii(["é"]), repr({"ключ": "значение"}), repr(("ß",)))
for enc in ("utf-8", "ascii", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le"):
    for text in ("abc", "é", "日", "😀", "\ud800"):
        try:
            print(enc, ascii(text), text.encode(enc))
        except UnicodeEncodeError as e:
            print(enc, e)
for errors in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass"):
    try:
        print(errors, "aé日😀b".encode("ascii", errors))
    except UnicodeEncodeError as e:
        print(errors, e)
print("\ud83d\ude00".encode("utf-8", "surrogatepass"), b"\xff\x80abc".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
for data in (b"\xff", b"abc\xc3", b"\xc3\x28", b"\xe2\x82", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"a\x80b"):
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        try:
            print(data, errors, ascii(data.decode("utf-8", errors)))
        except UnicodeDecodeError as e:
            print(e, e.start, e.end, e.reason, e.encoding)
