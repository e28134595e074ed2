# exec and eval with namespaces of their own.
x = 1
ns = {}
exec("x = 5\ny = x + 1\ndef f(): return x", ns)
print(ns["x"], ns["y"], ns["f"](), x, sorted(k for k in ns if k != "__builtins__"))
ns["x"] = 50
print(ns["f"](), eval("x * 2", ns), eval("x", {"x": "given"}), eval("x + y", {"x": 1}, {"y": 2}))
g, l = {}, {}
try:
    exec("a = 1\nb = [a for _ in range(1)]\nclass K: c = a", g, l)
except NameError as e:
    print(e)
print(sorted(l), "a" in g)
exec("def g(): return missing", g, l)
try:
    l["g"]()
except NameError as e:
    print(e)
def f():
    y = 10
    exec("y = 20; z = 30")
    print(y, "z" in locals(), eval("y + 1"))
    try:
        z
    except NameError as e:
        print(e)
f()
class Tracking(dict):
    def __missing__(self, key):
        if key.startswith("v_"): return key.upper()
        raise KeyError(key)
print(eval("v_abc + v_def", {}, Tracking()))
try:
    eval("other", {}, Tracking())
except NameError as e:
    print(e)
code = compile("p * q", "<formula>", "eval")
print([eval(code, {"p": p, "q": 3}) for p in range(3)], code.co_names, code.co_filename)
single = compile("1 + 1", "<s>", "single")
exec(single)
exec(compile("print('exec mode')", "<s>", "exec"))
for src in ("1 +", "x = 1", "def f(): pass"):
    try:
        eval(src)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.text)
print(eval("  1 + 1"), eval("\t[i for i in (1, 2)]"), eval("(lambda n: n + k)(1)", {"k": 41}))
exec("global w; w = 'set by exec'")
print(w)
exec("import math; r = math.floor(2.5)")
print(r)
d = {"__builtins__": {}}
try:
    eval("len([])", d)
except NameError as e:
    print(e)
d = {"__builtins__": {"len": lambda x: "mine"}}
print(eval("len([])", d))
try:
    exec("1/0", {"__name__": "m"})
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_frame.f_code.co_filename, e.__traceback__.tb_next.tb_lineno)
