# A tokenizer, a Pratt parser, a compiler to a stack machine, and the machine.
def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            yield ("num", float(s[i:j]) if "." in s[i:j] else int(s[i:j])); i = j
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalnum(): j += 1
            yield ("name", s[i:j]); i = j
        elif s[i:i + 2] in ("**", "<=", "==", "//"): yield ("op", s[i:i + 2]); i += 2
        elif c in "+-*/%()<>=,?:": yield ("op", c); i += 1
        else: raise SyntaxError(f"bad character {c!r} at {i}")
    yield ("end", None)
class Parser:
    power = {"?": 1, "=": 2, "==": 5, "<": 5, ">": 5, "<=": 5, "+": 10, "-": 10, "*": 20, "/": 20, "//": 20, "%": 20, "**": 30, "(": 50}
    def __init__(self, s): self.ts = tokens(s); self.advance()
    def advance(self): self.t = next(self.ts); return self.t
    def take(self, v):
        if self.t[1] != v: raise SyntaxError(f"expected {v!r}, got {self.t[1]!r}")
        self.advance()
    def expr(self, min_power=0):
        kind, v = self.t; self.advance()
        if kind in ("num", "name"): left = (kind, v)
        elif v == "(": left = self.expr(); self.take(")")
        elif v == "-": left = ("neg", self.expr(25))
        else: raise SyntaxError(f"unexpected {v!r}")
        while self.t[0] == "op" and self.power.get(self.t[1], 0) > min_power:
            op = self.t[1]; p = self.power[op]; self.advance()
            if op == "(":
                args = []
                while self.t[1] != ")":
                    args.append(self.expr())
                    if self.t[1] != ")": self.take(",")
                self.advance(); left = ("call", left, args)
            elif op == "?": a = self.expr(); self.take(":"); left = ("if", left, a, self.expr(p - 1))
            elif op in ("**", "="): left = (op, left, self.expr(p - 1))
            else: left = (op, left, self.expr(p))
        return left
def compile_(e, out):
    match e:
        case ("num", v): out.append(("push", v))
        case ("name", n): out.append(("load", n))
        case ("neg", a): compile_(a, out); out.append(("neg", None))
        case ("=", ("name", n), v): compile_(v, out); out.append(("store", n))
        case ("if", c, a, b):
            compile_(c, out); j = len(out); out.append(None); compile_(a, out); k = len(out); out.append(None)
            out[j] = ("jz", len(out)); compile_(b, out); out[k] = ("jmp", len(out))
        case ("call", f, args):
            compile_(f, out)
            for a in args: compile_(a, out)
            out.append(("call", len(args)))
        case (op, a, b): compile_(a, out); compile_(b, out); out.append(("bin", op))
    return out
import operator as o
OPS = {"+": o.add, "-": o.sub, "*": o.mul, "/": o.truediv, "//": o.floordiv, "%": o.mod, "**": o.pow, "<": o.lt, ">": o.gt, "<=": o.le, "==": o.eq}
def run(code, env):
    st, pc = [], 0
    while pc < len(code):
        op, a = code[pc]; pc += 1
        if op == "push": st.append(a)
        elif op == "load": st.append(env[a])
        elif op == "store": env[a] = st[-1]
        elif op == "neg": st.append(-st.pop())
        elif op == "bin": b = st.pop(); st.append(OPS[a](st.pop(), b))
        elif op == "jz": pc = a if not st.pop() else pc
        elif op == "jmp": pc = a
        elif op == "call": args = [st.pop() for _ in range(a)][::-1]; st.append(st.pop()(*args))
    return st.pop()
env = {"max": max, "abs": abs, "twice": lambda f: lambda x: f(f(x)), "inc": lambda x: x + 1}
for src in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "x = y = 5", "x * y - 1", "x < 3 ? 1 : x == 5 ? 2 : 3", "max(1, x, abs(-7)) % 4", "twice(inc)(10)", "7 // 2 + 7 / 2", "1.5 * 4", "z", "1 +", "(1", "1 $ 2", "1 / 0", "max()", "3 4", "5 = 2", "f(1,", "10 - 3 - 2", "2 * -3"):
    try:
        p = Parser(src); e = p.expr()
        if p.t[0] != "end": raise SyntaxError(f"extra {p.t[1]!r}")
        print(src, "=>", run(compile_(e, []), env))
    except Exception as x: print(src, "!", type(x).__name__, x)
print(compile_(Parser("a < 1 ? f(2) : -3").expr(), []))
