# Values that only live in registers, argument lists and half-built displays.
def make(i): return [i, [i + 1]]
def churn(): return [str(k) * 3 for k in range(30)]
def f(*a, **k):
    churn()
    return a, k
print([make(1), churn()[0], make(2), (churn(), make(3))[1]])
print(f(make(1), churn()[1], *[make(2), make(3)], key=make(4), **{"k2": make(churn().__len__())}))
print({**{"a": make(1)}, "b": churn()[2], **f(x=make(5))[1]})
print(f"{make(1)} {churn()[3]} {make(2)} {f(make(3))}")
class C:
    def __init__(self): churn(); self.x = make(7)
    def __add__(self, o): churn(); return make(o)
    def __getattr__(self, n): churn(); return make(len(n))
    def __eq__(self, o): churn(); return self.x == make(7)
    def __hash__(self): churn(); return 5
    def __lt__(self, o): churn(); return id(self) and False
    def __iter__(self):
        for i in range(3): churn(); yield make(i)
print(C() + 1, C().abc, C() == C(), {C(): make(1)}[C()], len(sorted([C(), C(), C()])), [*C()], dict(zip("abc", C())), list(map(make, [1, 2])), max(C(), key=lambda v: (churn(), v[0])[1]))
a, (b, *c) = make(1), [churn()[0], make(2), make(3)]
print(a, b, c)
def rec(n): return [make(n)] + (rec(n - 1) if n else churn()[:1])
print(rec(5))
print(sorted([make(3), make(1), make(2)], key=lambda v: churn()[v[0]]), "".join([churn()[i] for i in range(3)]), sum([make(i) for i in range(3)], []))
try: raise ValueError(make(9), churn()[0])
except ValueError as e: churn(); print(e.args)
def g():
    x = make(1)
    y = yield x
    churn()
    yield x, y
it = g(); next(it); churn(); print(it.send(make(8)))
print([churn()[i] + str(make(i)) for i in range(3) if churn()], {k: make(k) for k in range(3) if churn()}, [make(i) for i in range(3)][churn().__len__() % 3])
