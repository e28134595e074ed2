# requires: 3.14
# Augmented assignment: in place or not, targets evaluated once, failures leave what was done.
a = b = [1]; a += (2,); print(a is b, b); a = a + [3]; print(a is b, b)
a = b = "s"; a += "t"; print(a, b)
a = b = (1,); a += (2,); print(a, b)
a = b = {1}; a |= {2}; print(b); a -= {1}; a &= {2, 3}; a ^= {9}; print(sorted(b), a is b)
a = b = {"k": 1}; a |= {"j": 2}; print(b)
a = b = bytearray(b"x"); a += b"y"; a *= 2; print(b)
a = b = [1]; a *= 3; print(b, a is b); a *= 0; print(b)
n = 5; n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 7; n <<= 4; n >>= 1; n |= 1; n &= 0xF; n ^= 3; n /= 2; print(n)
t = ([1], 2)
try: t[0] += [5]
except TypeError as e: print(e, t)
try: t[1] += 1
except TypeError as e: print(e, t)
class R:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append(("get", k)); return [k]
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __getattr__(self, k): self.__dict__["log"].append(("getattr", k)); return 10
r = R(); r["a"] += ["b"]; r.x += 5; print(r.log, r.x)
class I:
    def __iadd__(self, o): return "replaced"
i = j = I(); i += 1; print(i, type(j).__name__)
class NoI:
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
x = NoI(); x += 1; print(x); x = 5; x += NoI(); print(x)
for code in ("x = 'a'; x += 1", "x = 1; x += 'a'", "x = None; x -= 1", "x = []; x += 5", "x = (); x += []", "x = {}; x |= 5", "x = 1; x @= 2", "x = []; x -= []", "x = 'a'; x *= 'b'", "undefined_name_ += 1", "x = 1; x <<= -1", "x = 1; x //= 0", "x = 5; x.a += 1", "x = [1]; x[3] += 1", "x = {}; x['k'] += 1", "x = {1}; x |= [2]"):
    try: exec(code)
    except Exception as e: print(code, "|", type(e).__name__, e)
l = [1, 2]; l += l; print(l); l += (x for x in l[:2]); print(l); l[1:2] += [9]; print(l)
d = {"n": 1}; d["n"] += d["n"]; d.setdefault("m", []); d["m"] += [1]; print(d)
def f():
    global counter_
    counter_ = 1; counter_ += 1
    x = 0
    def g():
        nonlocal x
        x += 1; return x
    return g(), g(), counter_
print(f())
class C:
    v = 10
    w = []
c = C(); c.v += 1; c.w += [1]; print(C.v, c.v, C.w, "w" in vars(c))
x: int = 5; x += 1; print(x)
m = [[0] * 2 for _ in range(2)]; m[1][0] += 5; m[0][1] -= 1; print(m)
k = 0
def idx(): global k; k += 1; return 0
l = [1]; l[idx()] += 10; l[idx()] *= 2; print(l, k)
