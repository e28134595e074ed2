# A JSON writer and a recursive-descent reader, tried on each other.
def dumps(x, indent=None, level=0):
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    sep = ", " if indent is None else ","
    match x:
        case None: return "null"
        case True | False: return str(x).lower()
        case int() | float(): return repr(x)
        case str(): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c) or (c if " " <= c < "\x7f" else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else "\\u%04x\\u%04x" % (0xD7C0 + (ord(c) >> 10), 0xDC00 + (ord(c) & 0x3FF))) for c in x) + '"'
        case list() | tuple(): return "[" + sep.join(pad + dumps(v, indent, level + 1) for v in x) + (end if x else "") + "]"
        case dict(): return "{" + sep.join(f"{pad}{dumps(str(k))}: {dumps(v, indent, level + 1)}" for k, v in x.items()) + (end if x else "") + "}"
        case _: raise TypeError(f"cannot write {type(x).__name__}")
class Reader:
    def __init__(self, s): self.s, self.i = s, 0
    def fail(self, why): raise ValueError(f"{why} at {self.i}")
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in " \n\t\r": self.i += 1
    def expect(self, t):
        if not self.s.startswith(t, self.i): self.fail(f"expected {t!r}")
        self.i += len(t)
    def value(self):
        self.ws()
        c = self.s[self.i:self.i + 1]
        if c == "{": return dict(self.many("{", "}", self.pair))
        if c == "[": return list(self.many("[", "]", self.value))
        if c == '"': return self.string()
        for t, v in (("null", None), ("true", True), ("false", False)):
            if self.s.startswith(t, self.i): self.i += len(t); return v
        j = self.i
        while self.i < len(self.s) and self.s[self.i] in "+-0123456789.eE": self.i += 1
        if j == self.i: self.fail("no value")
        t = self.s[j:self.i]
        return float(t) if set(t) & set(".eE") else int(t)
    def many(self, a, b, item):
        self.expect(a); self.ws()
        if self.s.startswith(b, self.i): self.i += 1; return
        while True:
            yield item()
            self.ws()
            if self.s.startswith(b, self.i): self.i += 1; return
            self.expect(",")
    def pair(self):
        self.ws(); k = self.string(); self.ws(); self.expect(":")
        return k, self.value()
    def string(self):
        self.expect('"'); out = []
        while True:
            c = self.s[self.i:self.i + 1]
            if not c: self.fail("unterminated")
            self.i += 1
            if c == '"': return "".join(out)
            if c == "\\":
                e = self.s[self.i]; self.i += 1
                if e == "u": c = chr(int(self.s[self.i:self.i + 4], 16)); self.i += 4
                else: c = {"n": "\n", "t": "\t"}.get(e, e)
            out.append(c)
def loads(s):
    r = Reader(s); v = r.value(); r.ws()
    if r.i != len(s): r.fail("extra text")
    return v
data = {"a": [1, 2.5, -3e10, None, True], "text": 'q"uo\\te\n\té日', "nested": {"e": {}, "l": [[], [[]]]}, 5: (1, "t"), "😀": "😀"}
print(dumps(data)); print(dumps(data, 2)); print(loads(dumps({k: v for k, v in data.items() if k not in (5, "😀")})) == {k: v for k, v in data.items() if k not in (5, "😀")})
for bad in ("", "[1", '{"a" 1}', "[1,]", "nul", '"abc', "1 2", "{1: 2}"):
    try: print(loads(bad))
    except ValueError as e: print(repr(bad), e)
try: dumps({"x": {1, 2}})
except TypeError as e: print(e)
