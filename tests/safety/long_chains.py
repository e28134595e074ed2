# modes: no-stress
# Long chains of things that are not recursion.
s = "+".join(["1"] * 1500)
print(eval(s), eval("[" * 60 + "]" * 60) is not None, eval("1" + " if 1 else 0" * 40))
n = None
for i in range(100_000): n = (i, n)
total = 0
while n: total += n[0]; n = n[1]
print(total)
exec("x = 0\n" + "if x == -1: y = 1\n" + "".join(f"elif x == -{i}: y = {i}\n" for i in range(2, 60)) + "else: y = 'else'")
print(y)
class A:
    def __getattr__(self, n): return self
print(type(eval("A()" + ".a" * 60)).__name__)
class B:
    def f(self): return self
print(type(eval("B()" + ".f()" * 60)).__name__)
print(eval("(lambda: " * 40 + "5" + ")" * 40 + "()" * 40))
def many(*a, **k): return len(a), len(k)
print(many(*range(10000)), many(**{f"k{i}": i for i in range(1000)}), eval("many(" + ",".join(map(str, range(300))) + ")"))
exec("def f(" + ",".join(f"a{i}" for i in range(300)) + "): return a0 + a299")
print(f(*range(300)))
exec("def g():\n" + "".join(f" v{i} = {i}\n" for i in range(400)) + " return v0 + v399")
print(g())
print(len(eval("{" + ",".join(f"'k{i}': {i}" for i in range(1000)) + "}")), len(eval("(" + ",".join(map(str, range(1000))) + ")")))
exec("t = 0\n" + "t += 1\n" * 3000)
print(t)
exec("def h(x):\n" + " if x: x += 1\n" * 800 + " return x")
print(h(1), h(0))
