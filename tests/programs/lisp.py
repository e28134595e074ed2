# A Lisp interpreter with tail calls by trampoline, macros and errors.
class Sym(str): pass
def tokenize(s): return s.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
def parse(ts):
    if not ts: raise SyntaxError("unexpected end")
    t = ts.pop(0)
    if t == "(":
        l = []
        while ts and ts[0] != ")": l.append(parse(ts))
        if not ts: raise SyntaxError("missing )")
        ts.pop(0)
        return l
    if t == ")": raise SyntaxError("unexpected )")
    if t == "'": return [Sym("quote"), parse(ts)]
    try: return int(t)
    except ValueError:
        try: return float(t)
        except ValueError: return Sym(t)
class Env(dict):
    def __init__(self, names=(), vals=(), outer=None):
        super().__init__(zip(names, vals)); self.outer = outer
    def find(self, n):
        e = self
        while e is not None:
            if n in e: return e
            e = e.outer
        raise NameError(f"unbound: {n}")
class Fn:
    def __init__(self, ps, body, env): self.ps, self.body, self.env = ps, body, env
def show(x):
    if isinstance(x, list): return "(" + " ".join(map(show, x)) + ")"
    if x is True: return "#t"
    if x is False: return "#f"
    return "<fn>" if isinstance(x, Fn) else str(x)
def ev(x, env):
    while True:
        if isinstance(x, Sym): return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: return x
        op = x[0]
        if op == "quote": return x[1]
        if op == "if": x = x[2] if ev(x[1], env) is not False else (x[3] if len(x) > 3 else [])
        elif op == "define":
            if isinstance(x[1], list): env[x[1][0]] = Fn(x[1][1:], x[2:], env)
            else: env[x[1]] = ev(x[2], env)
            return Sym("ok")
        elif op == "set!": env.find(x[1])[x[1]] = ev(x[2], env); return Sym("ok")
        elif op == "lambda": return Fn(x[1], x[2:], env)
        elif op == "let": x = [[Sym("lambda"), [b[0] for b in x[1]], *x[2:]], *[b[1] for b in x[1]]]
        elif op == "begin":
            for e in x[1:-1]: ev(e, env)
            x = x[-1]
        elif op == "cond": x = next(([Sym("begin"), *c[1:]] for c in x[1:] if c[0] == "else" or ev(c[0], env) is not False), [])
        else:
            f, *args = [ev(e, env) for e in x]
            if isinstance(f, Fn):
                if len(args) != len(f.ps): raise TypeError(f"wants {len(f.ps)} arguments, got {len(args)}")
                env = Env(f.ps, args, f.env)
                x = [Sym("begin"), *f.body]
            else: return f(*args)
import math
G = Env()
def fold(f): return lambda a, *r: a if not r else fold(f)(f(a, r[0]), *r[1:])
G.update({"+": lambda *a: sum(a), "*": lambda *a: math.prod(a), "-": lambda a, *r: -a if not r else a - sum(r), "/": fold(lambda a, b: a / b), "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "mod": lambda a, b: a % b, "not": lambda x: x is False, "display": lambda x: print(show(x))})
program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 5000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (make-counter)) (c) (c)
(let ((x 2) (y 3)) (* x y))
(cond ((< 3 2) 'a) ((= 1 1) 'b) (else 'c))
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(filter (lambda (n) (= 0 (mod n 3))) '(1 2 3 4 5 6 9))
(begin (display 'hello) (/ 7 2))
(list 1.5 'sym (lambda (x) x) (= 1 1) '(nested (list)))
(undefined 1) ((lambda (x) x)) (car '()) (1 2) (/ 1 0)
"""
ts = tokenize(program)
while ts:
    e = parse(ts)
    try: print(show(e)[:60], "=>", show(ev(e, G)))
    except Exception as x: print(show(e), "!", type(x).__name__, x)
for bad in ("(1", ")", ""):
    try: parse(tokenize(bad))
    except SyntaxError as x: print(x)
