# A vending machine, a regular-expression matcher, and a Turing machine.
class Machine:
    table = {}
    def __init_subclass__(cls):
        cls.table = {}
        for name, f in list(vars(cls).items()):
            for key in getattr(f, "_on", ()): cls.table[key] = f
    def __init__(self): self.state, self.trace = "idle", []
    def feed(self, event, *args):
        f = self.table.get((self.state, event))
        if f is None: raise LookupError(f"{event!r} in {self.state!r}")
        self.trace.append(self.state); self.state = f(self, *args) or self.state
        return self
def on(*keys):
    def deco(f): f._on = [k.split("/") and tuple(k.split("/")) for k in keys]; return f
    return deco
class Vending(Machine):
    credit = 0
    @on("idle/coin", "has/coin")
    def coin(self, n): self.credit += n; return "has"
    @on("has/buy")
    def buy(self, price):
        if price > self.credit: return None
        self.credit -= price
        return "has" if self.credit else "idle"
    @on("has/refund")
    def refund(self): self.credit = 0; return "idle"
v = Vending().feed("coin", 50).feed("coin", 20).feed("buy", 100).feed("buy", 60)
print(v.state, v.credit, v.trace, v.feed("refund").state)
try: v.feed("buy", 1)
except LookupError as e: print(e)
def match(p, s):
    if not p: return not s
    first = bool(s) and p[0] in (s[0], ".")
    if p[1:2] == "*": return match(p[2:], s) or first and match(p, s[1:])
    if p[1:2] == "?": return match(p[2:], s) or first and match(p[2:], s[1:])
    return first and match(p[1:], s[1:])
print([(p, s) for p in ("a*b", ".*c", "ab?c", "a.c", "", "x*") for s in ("aaab", "abc", "ac", "", "xxx", "b") if match(p, s)])
def turing(rules, tape, state="A", limit=500):
    cells, pos, steps = dict(enumerate(tape)), 0, 0
    while state != "H" and steps < limit:
        write, move, state = rules[state, cells.get(pos, 0)]
        cells[pos] = write; pos += move; steps += 1
    return steps, sum(cells.values()), [cells[i] for i in sorted(cells)]
print(turing({("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "C"), ("B", 0): (1, -1, "A"), ("B", 1): (1, 1, "B"), ("C", 0): (1, -1, "B"), ("C", 1): (1, 1, "H")}, []), turing({("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "B"), ("B", 0): (1, -1, "A"), ("B", 1): (0, -1, "C"), ("C", 0): (1, 1, "H"), ("C", 1): (1, -1, "D"), ("D", 0): (1, 1, "D"), ("D", 1): (0, 1, "A")}, [])[:2])
