# requires: 3.14
# Binary operators: forward, reflected, subclass priority, NotImplemented, in-place.
class L:
    def __init__(self, tag): self.tag = tag
    def __add__(self, o): print("L.add"); return NotImplemented if isinstance(o, R) else "L+" 
    def __eq__(self, o): print("L.eq"); return NotImplemented
    def __lt__(self, o): print("L.lt"); return NotImplemented
    __hash__ = None
class R:
    def __radd__(self, o): print("R.radd"); return "radd"
    def __gt__(self, o): print("R.gt"); return "gt"
    def __eq__(self, o): print("R.eq"); return "eq"
class Sub(L):
    def __radd__(self, o): print("Sub.radd"); return "sub radd"
    def __add__(self, o): print("Sub.add"); return "sub add"
print(L(1) + 5, L(1) + R(), L(1) + Sub(1), Sub(1) + L(1), Sub(1) + Sub(2))
print(L(1) == R(), L(1) < R(), L(1) == 5, L(1) != 5, R() == L(1))
for f in (lambda: 5 + L(1), lambda: L(1) < 5, lambda: L(1) - 1, lambda: R() + R(), lambda: L(1) > L(2), lambda: hash(L(1)), lambda: L(1)[0], lambda: L(1)(), lambda: len(L(1)), lambda: iter(L(1)), lambda: 1 in L(1), lambda: -L(1), lambda: L(1) @ 1, lambda: L(1) ** 2, lambda: divmod(L(1), 2), lambda: abs(L(1)), lambda: int(L(1)), lambda: float(L(1)), lambda: round(L(1)), lambda: reversed(L(1)), lambda: next(L(1)), lambda: range(L(1)), lambda: [][L(1)]):
    try:
        print(f())
    except TypeError as e:
        print(e)
ops = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split()
def make(name, tag): return lambda self, *o: f"{tag}{name}({len(o)})"
class All: pass
for op in ops:
    setattr(All, f"__{op}__", make(op, ""))
    setattr(All, f"__r{op}__", make(op, "r"))
    setattr(All, f"__i{op}__", make(op, "i"))
a = All()
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a & 1, a | 1, a ^ 1, a << 1, a >> 1)
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 @ a, 1 & a, 1 | a, 1 ^ a, 1 << a, 1 >> a)
for stmt in "+= -= *= /= //= %= **= @= &= |= ^= <<= >>=".split():
    ns = {"a": All()}
    exec(f"a {stmt} 1", ns)
    print(ns["a"], end=" ")
print(pow(a, 2, 3), divmod(7, 2), "x" + "y", "abc" % (), [1] * 2)
class Acc(list):
    def __iadd__(self, o): self.append(o); return self
acc = same = Acc()
acc += 5
acc += [6]
print(acc, same is acc)
class NoI:
    def __add__(self, o): return ("add", o)
n = NoI()
n += 3
print(n)
class INotImpl(NoI):
    def __iadd__(self, o): return NotImplemented
n = INotImpl()
n += 4
print(n)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
class Neg:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __round__(self, n="none"): return f"round {n}"
    def __trunc__(self): return "trunc"
    def __divmod__(self, o): return "dm"
    def __rdivmod__(self, o): return "rdm"
    def __pow__(self, o, m="nomod"): return f"pow {m}"
print(-Neg(), +Neg(), ~Neg(), abs(Neg()), round(Neg()), round(Neg(), 2), divmod(Neg(), 1), divmod(1, Neg()), Neg() ** 1, pow(Neg(), 1, 5))
