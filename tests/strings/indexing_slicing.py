# Strings index by code point: ASCII, Latin-1, BMP, astral, combining, surrogates.
texts = ["hello", "héllo", "日本語テキスト", "a😀b😀c", "e\u0301x", "\ud800lone", "", "\0nul\0", "mixed é 日 😀 end"]
for t in texts:
    print(ascii(t), len(t), [ascii(c) for c in t[:3]], ascii(t[::-1]), ascii(t[1:-1]), ascii(t[::2]))
s = "abc😀défg日本" * 3
for i in (0, 3, 4, -1, -12, 29, 10**6 % len(s)):
    print(i, s[i], ord(s[i]), s.index(s[i]), s.rindex(s[i]))
for a in (None, 0, 2, -3, 100, -100):
    for b in (None, 0, 5, -2, 100):
        for step in (None, 1, 3, -1, -2):
            if len(s[a:b:step]) != len(range(*slice(a, b, step).indices(len(s)))): print("bad", a, b, step)
print(s[4:7], s[-5:], s[5:2], s[5:2:-1], s[100:], s[:-100], s[2:2])
for bad in (lambda: s[100], lambda: s[-100], lambda: ""[0], lambda: s["a"], lambda: s[1.0], lambda: s[None], lambda: s[::0], lambda: s[1:"a"], lambda: s[10**30], lambda: s[1, 2]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
class I:
    def __index__(self): return 2
print(s[I()], s[I():I() + 3] if hasattr(I, "__add__") else s[I():5], s[10**30:], s[:10**30] == s, s[-(10**30):3])
big = "x" * 1000 + "é" + "y" * 1000 + "😀" + "z" * 1000
print(len(big), big[1000], big[2001], big[-1], big[999:1002], big.find("😀"), big.count("y"), big[2000:2003], big[::500])
print([big[i] for i in range(0, 3002, 1000)], ord("😀"), chr(128512), chr(0xD800) == "\ud800", len(chr(0x10FFFF)))
print("é" == "e\u0301", "\u00e9" == "é", "é" < "f", "😀" > "\uffff", sorted(["b", "é", "a", "Z", "😀", "日"]))
