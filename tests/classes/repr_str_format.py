# __repr__, __str__, __format__, __bytes__, __bool__: fallbacks and wrong results.
class A:
    def __repr__(self): return "repr"
class B:
    def __str__(self): return "str"
class C(A, B): pass
class D(B):
    def __format__(self, spec): return f"format<{spec}>"
print(A(), str(A()), [A()], f"{A()} {A()!r} {A()!s}", "%s %r" % (A(), A()), "{} {!r}".format(A(), A()))
print(B(), repr(B()).split(" object")[0], C(), repr(C()), f"{C()}", format(D(), "x"), f"{D():>10}", f"{D()}", "{:abc}".format(D()), f"{D()!s:>6}|")
for cls, name in ((type("X", (), {"__repr__": lambda s: 5}), "repr"), (type("Y", (), {"__str__": lambda s: None}), "str"), (type("Z", (), {"__format__": lambda s, f: 5}), "format"), (type("W", (), {"__bytes__": lambda s: "x"}), "bytes"), (type("V", (), {"__repr__": lambda s: 1 / 0}), "raise")):
    for f in (repr, str, format, bytes, lambda o: f"{o}", lambda o: "%s" % o, lambda o: [o].__repr__()):
        try:
            r = f(cls())
            if " object at" not in str(r): print(name, r)
        except Exception as e:
            print(name, type(e).__name__, e)
class S(str): pass
class StrOfStr:
    def __str__(self): return S("sub")
    def __repr__(self): return S("subrepr")
print(type(str(StrOfStr())).__name__, type(repr(StrOfStr())).__name__, type(str(S("x"))).__name__, type(f"{S('x')}").__name__)
try:
    format(object(), "x")
except TypeError as e:
    print(e)
try:
    f"{A():>3}"
except TypeError as e:
    print(e)
class Rec(list):
    def __repr__(self): return f"Rec({super().__repr__()})"
r = Rec([1])
r.append(r)
try: print(repr(r))
except RecursionError: print("RecursionError")
l = [1]; l.append(l); print(l)
d = {}; d["me"] = d; d["l"] = [d]; print(d)
t = ([],); t[0].append(t); print(t)
class Node:
    def __init__(self): self.kids = []
    def __repr__(self): return f"Node({self.kids})"
n = Node(); n.kids.append(5)
print(n, str(n), [n, {n: n}] if False else [n])
class E(Exception):
    def __str__(self): return "custom"
print(E("x"), repr(E("x")), repr(E()), repr(E(1, "a")), repr(ValueError("q")), str(KeyError("q")), str(ValueError()), str(ValueError(1, 2)))
class Nested:
    class Inner:
        def method(self): pass
print(repr(Nested.Inner), Nested.Inner.__qualname__, repr(Nested.Inner().method).split(" of ")[0], repr(type), repr(int), repr(Nested))
def local():
    class L: pass
    return L
print(repr(local()), repr(local()()).split(" at ")[0])
class Bytes:
    def __bytes__(self): return b"by"
print(bytes(Bytes()), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), ascii("é"), ascii(A()))
