# requires: 3.14
# __index__, __len__, __bool__ and __hash__ that change what is being worked on.
class Idx:
    def __init__(self, f, v): self.f, self.v = f, v
    def __index__(self): self.f(); return self.v
def attempt(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
b = bytearray(100)
attempt("bytearray setitem", lambda: b.__setitem__(Idx(b.clear, 50), 1))
b = bytearray(100)
attempt("bytearray slice", lambda: b.__setitem__(slice(Idx(b.clear, 10), Idx(lambda: b.extend(b"x" * 5), 90)), b"zz"))
print(len(b))
l = list(range(100))
attempt("list del slice", lambda: l.__delitem__(slice(Idx(l.clear, 10), 90)))
print(l)
l = list(range(10))
attempt("ext slice", lambda: l.__setitem__(slice(Idx(l.clear, 0), None, 2), [1, 2, 3, 4, 5]))
print(l)
l = list(range(5))
attempt("insert", lambda: l.insert(Idx(l.clear, 3), "x")); print(l)
l = list(range(5))
attempt("mul", lambda: l * Idx(l.clear, 3)); print(l)
l = list(range(5))
attempt("imul", lambda: l.__imul__(Idx(l.clear, 3))); print(l)
l = list(range(5))
attempt("index", lambda: l.index(4, Idx(l.clear, 0))); print(l)
l = [1, 2, 3]
attempt("pop", lambda: l.pop(Idx(l.clear, 2))); print(l)
attempt("join", lambda: "-".join(E("a", "b")))
class E(list):
    def __init__(self, *a): super().__init__(a)
    def __iter__(self): self.clear(); return iter(["x", "y"])
attempt("join", lambda: "-".join(E("a", "b")))
class Len:
    def __len__(self): victim.clear(); return 5
    def __getitem__(self, i):
        if i > 3: raise IndexError
        victim.append(i); return i
victim = [1, 2, 3]
attempt("extend", lambda: victim.extend(Len())); print(victim)
attempt("slice assign", lambda: victim.__setitem__(slice(0, 2), Len())); print(victim)
class H:
    def __hash__(self): d.clear(); return 1
    def __eq__(self, o): d.clear(); return True
d = {i: i for i in range(10)}
attempt("dict set", lambda: d.__setitem__(H(), 1)); print(len(d))
d = {1: 1}
attempt("dict get", lambda: d.get(H(), "none")); print(len(d))
class F:
    def __float__(self): nums.clear(); return 1.0
nums = [F(), 2, 3]
attempt("format", lambda: "%f %s" % (nums[0], len(nums)))
class S:
    def __str__(self): parts.clear(); return "s"
parts = [S(), S(), 1]
attempt("repr mutating", lambda: [str(p) for p in parts]); print(parts)
class R:
    def __repr__(self): rl.clear(); return "R"
rl = [R(), R(), R()]
attempt("list repr", lambda: repr(rl)); print(rl)
rd = {1: R(), 2: R()}
rl = rd
try: print(repr(rd))
except RuntimeError as e: print(e)
