# Repeated concatenation, aliasing while appending, repetition, comparison, hashing.
s = ""
for i in range(3000):
    s += str(i % 10)
print(len(s), s[:12], s[-5:], s.count("7"), hash(s) == hash("0123456789" * 300))
a = "start"
b = a
a += "-more"
c = a
a += "-again"
c += "-other"
print(a, b, c)
parts = []
acc = ""
for ch in "aé日😀z":
    acc += ch
    parts.append(acc)
print(parts, [len(p) for p in parts], parts[1][-1], parts[3][3])
x = "ab"
y = x
for _ in range(10):
    x += x
print(len(x), y, x[:6], x == "ab" * 1024)
def grow(prefix, n):
    r = prefix
    for i in range(n): r += prefix
    return r
p = "q"
print(grow(p, 5), p, grow("", 5) == "", grow("é", 2))
class Holder: pass
h = Holder()
h.text = ""
d = {"t": ""}
l = [""]
for i in range(50):
    h.text += "h"; d["t"] += "d"; l[0] += "l"
    if i == 25: saved = (h.text, d["t"], l[0])
print(len(h.text), len(d["t"]), len(l[0]), [len(z) for z in saved])
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -5, "é" * 4, "" * 10**9, "a" * True)
for f in (lambda: "a" + 1, lambda: "a" + None, lambda: "a" + b"b", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b", lambda: "a" % 5, lambda: "a" * 10**30, lambda: 1 + "a", lambda: [] + "a"):
    try:
        print(len(f()))
    except Exception as e:
        print(type(e).__name__, e)
print("a" < "b", "a" < "aa", "" < "a", "abc" < "abd", "Z" < "a", "10" < "9", "é" > "z", "a\0" > "a", "abc" == "abc", "a" != "b", "日" < "😀", "\uffff" < "😀")
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=len), max(words), max(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
rev = ""
for ch in "reverse me é": rev = ch + rev
print(rev, "".join(reversed("abc")), rev[::-1])
out = []
for i in range(20):
    line = "row"
    line += " " + str(i)
    line = line + "|" + line
    out.append(line)
print(out[0], out[-1], len("".join(out)))
def tail(s, n): return s if not n else tail(s + chr(97 + n % 26), n - 1)
print(tail("", 60))
t = "abc"
t += t[1:] + t[:1]
t *= 2
print(t, t.__add__("x"), t.__contains__("bc"), t.__len__(), "a".__mul__(3), "a".__rmul__(2), str.__add__("p", "q"), "x".__eq__(5), "x".__lt__("y"))
big = "abc" * 10000
big2 = big + "d" + big
print(len(big2), big2[30000], big2.index("d"), big2[29998:30003], hash(big2[:30000]) == hash(big))
