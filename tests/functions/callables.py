# What can be called: instances, classes, bound methods, partial application by hand, natives as values.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *rest, scale=1): return (x + self.n + sum(rest)) * scale
add5 = Adder(5)
print(add5(1), add5(1, 2, 3), add5(1, scale=10), callable(add5), list(map(add5, range(3))))
add5.__call__ = lambda x: "ignored: looked up on the type"
print(add5(1))
class Meta(type):
    def __call__(cls, *args):
        print("making", cls.__name__, args)
        return super().__call__(*args)
class Made(metaclass=Meta):
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls)
    def __init__(self, *a): print("init", a)
Made(1, 2)
class Odd:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Odd())
class Other: pass
class Returns(Other):
    def __new__(cls, kind): return object.__new__(kind)
    def __init__(self, kind): print("init of", type(self).__name__)
print(type(Returns(Other)).__name__, type(Returns(Returns)).__name__)
for bad in (5, None, "str", [], {}, object(), ...):
    try:
        bad()
    except TypeError as e:
        print(e)
class NoInitResult:
    def __init__(self): return 5
try:
    NoInitResult()
except TypeError as e:
    print(e)
methods = ["abc".upper, [3, 1, 2].index, {"a": 1}.get, str.lower, int, "x".__add__, (5).__mul__]
print(methods[0](), methods[1](2), methods[2]("a"), methods[2]("b", 9), methods[3]("ABC"), methods[4]("7"), methods[5]("y"), methods[6](6))
for call in (lambda: str.upper(), lambda: str.upper(5), lambda: list.append([]), lambda: list.append(5, 1), lambda: int.__add__("a", 1), lambda: dict.get({}), lambda: (5).__add__("a")):
    try:
        print(call())
    except TypeError as e:
        print(e)
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, name): return Chain(self.path + "." + name)
    def __call__(self, *a): return Chain(self.path + str(a))
print(Chain().a.b(1).c(2, 3)().path)
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(str, lambda x: x * 2, abs)(-21))
class CallChain: pass
CallChain.__call__ = CallChain
print(type(CallChain()).__name__)
