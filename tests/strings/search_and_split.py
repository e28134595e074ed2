# Searching, splitting, replacing, stripping; empty needles; limits; errors.
s = "the cat sat on the mat with the hat"
print(s.find("the"), s.find("the", 1), s.find("the", 1, 10), s.rfind("the"), s.rfind("the", 0, 20), s.find("zzz"), s.find(""), s.find("", 100), s.find("", len(s)), "".find(""), s.rfind(""), s.find("at", -5), s.find("t", -100, -30))
print(s.count("the"), s.count("at"), "aaaa".count("aa"), "abc".count(""), "".count(""), s.count("t", 5, 20), "x" in s, "" in "", "at m" in s, s.index("cat"))
for f in (lambda: s.index("dog"), lambda: s.rindex("dog"), lambda: 5 in s, lambda: s.find(5), lambda: s.count(None), lambda: s.split(" ", "x"), lambda: s.split(""), lambda: s.partition(""), lambda: s.replace("a", 5), lambda: s.strip(5), lambda: s.startswith([1]), lambda: s.startswith(("a", 5)), lambda: s.join(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("a,b,,c,".split(","), "a,b,,c,".split(",", 2), "a,b,,c,".rsplit(",", 2), ",".split(","), "".split(","), "".split(), "   ".split(), " a  b\t\nc ".split(), " a  b  c ".split(None, 1), " a  b  c ".rsplit(None, 1), "a b".split(" ", 0), "aXXbXXc".split("XX"), "aXXXb".split("XX"), "abc".split("abc"), "a\u00a0b\u2003c\x1cd".split())
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x".splitlines(True))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="), "=".partition("="))
print("aaa".replace("a", "b"), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"), "aaaa".replace("aa", "a"), "abc".replace("b", ""), "abc".replace("x", "y"), "a.b.c".replace(".", "::", -1), "abc".replace("b", "X", count=0))
print("  x \t\n".strip() + "|", "  x ".lstrip() + "|", " x  ".rstrip() + "|", "xxabcxx".strip("x"), "abcba".strip("ab"), "abc".strip(""), "\u3000x\u00a0".strip(), "mississippi".strip("misp"), "www.example.com".lstrip("cmowz."), "".strip("a"))
print("prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), "x".removeprefix("xx"), "x".removesuffix(""), "abab".removeprefix("ab"))
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("x", "the")), s.endswith(("hat", "mat")), s.endswith("the", 0, 18), "".startswith(""), "a".startswith("", 1), "a".startswith("", 2), "a".endswith(()), s.startswith("the cat", 0, 5))
print("-".join(["a"]), "-".join([]), "".join("abc"), ", ".join(str(i) for i in range(4)), "é".join("xyz"), "ab".join(["", "", ""]), "x".join({"k": 1}))
class S(str): pass
x = S("abc")
print(type("".join([x])).__name__, type(x[:]).__name__, type(x.strip()).__name__, type(x.replace("z", "y")).__name__, type(x + "").__name__, type(x * 1).__name__, "".join([x]) == "abc")
print("😀a😀b".split("a"), "日本語".find("語"), "日本語".partition("本"), "é".count("é"), "ééé".replace("é", "e", 1), "日本" in "日本語", "a😀b".index("b"))
print("abcabcabc".rsplit("b", 1), "one  two".split(" "), "1<>2<>3".split("<>", maxsplit=1), "a b c".split(sep=None, maxsplit=-1), "ab" "cd".translate({98: "X", 99: None, ord("d"): 0x65}), "hello".translate(str.maketrans("el", "ip", "o")), str.maketrans({"a": 1, 98: "z"}), "abc".translate([None] * 98 + ["Q"]))
