import re
print(re.findall(r"\d+", "a1b22c333"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(?P<k>\w+)=(?P<v>.*)", "key=value").groupdict(), re.search("b+", "abbbc").span(), re.fullmatch("a*", "aaa") is not None, re.match("x", "y"))
m = re.search(r"(\d{4})-(\d\d)", "on 2024-05-06")
print(m.group(), m.groups(), m[1], m.start(2), m.string[:m.start()], m.expand(r"\2/\1"), m, m.lastindex)
print(re.sub("a", lambda m: m[0].upper(), "banana", count=2), re.subn("a", "-", "banana"), [x.group() for x in re.finditer("a.", "abacad")], re.escape("a.b*c"), re.compile("A", re.I).findall("aA"), re.findall(r"^\w", "a\nb", re.M), re.findall("a.c", "a\nc", re.S), re.findall(r"(?i:x)y", "Xy xY"), re.split("(-)", "a-b-c"))
print(re.findall(r"(?<=a)b(?!c)", "abc abd ab"), re.findall(r"(a)|(b)", "ab"), re.findall(r"\bword\b", "word sword word"), re.sub(r"\s+", " ", "a  \n b"), re.match(r"(?:a|b)+?c", "ababc").group(), re.findall(r"[^\W\d_]+", "ab1_é日"), re.match(r"(a(b)?)+", "aba").groups(), re.findall("é+", "ééé e"))
for bad in ("(", "*", "[a", "(?P<1>a)", "a{2,1}", "\\", "(?z)", "(?P=x)", ")"):
    try: re.compile(bad)
    except re.error as e: print(repr(bad), e)
v = re.compile(r"""(?x) (\d+) \s* # number
  (px|em)""")
print(v.findall("10px 2 em"), v.pattern[:6], v.groups, re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"), re.template if hasattr(re, "template") else "")
