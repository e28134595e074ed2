# Changing a dict while iterating it, or from inside its own operations.
d = {1: 1, 2: 2, 3: 3}
for action in (lambda: d.__setitem__(99, 0), lambda: d.pop(1), lambda: d.clear()):
    d.clear(); d.update({1: 1, 2: 2, 3: 3})
    try:
        for k in d: action()
        print("no error")
    except RuntimeError as e:
        print(e)
d = {1: 1, 2: 2, 3: 3}
for k in d: d[k] = k * 10
print(d)
try:
    for k, v in d.items():
        del d[k]
        d[k + 100] = v
except RuntimeError as e:
    print(e)
print(len(d))
for k in list(d):
    if d[k] > 10: del d[k]
print(len(d))
it = iter({"a": 1})
print(next(it), next(it, "end"), next(it, "end"))
class Key:
    def __init__(self, n, act=None): self.n, self.act = n, act
    def __hash__(self): return 1
    def __eq__(self, o):
        if self.act: act, self.act = self.act, None; act()
        return self.n == o.n
    def __repr__(self): return f"K{self.n}"
victim = {Key(i): i for i in range(5)}
print(victim.get(Key(3, lambda: victim.clear())), victim)
victim = {Key(i): i for i in range(5)}
victim[Key(9, lambda: victim.update({Key(100): 100}))] = "nine"
print(victim)
victim = {Key(i): i for i in range(3)}
try:
    victim.pop(Key(2, victim.clear))
except KeyError as e:
    print("KeyError", e, victim)
victim = {Key(i): i for i in range(4)}
try:
    print({Key(7, victim.clear): 1} == victim, victim == {Key(0, victim.clear): 0, Key(1): 1, Key(2): 2, Key(3): 3})
except RuntimeError as e: print(e)
class HashBoom:
    def __hash__(self): raise ValueError("hash")
for f in (lambda: {HashBoom(): 1}, lambda: {}.get(HashBoom()), lambda: HashBoom() in {}, lambda: {1: 1}.pop(HashBoom(), None), lambda: {HashBoom()}):
    try: print(f())
    except ValueError as e: print(e)
class EqBoom:
    def __hash__(self): return 7
    def __eq__(self, o): raise OSError("eq")
d = {EqBoom(): 1}
for f in (lambda: d[EqBoom()], lambda: d.setdefault(EqBoom()), lambda: 7 in d, lambda: d.update({7: 1}), lambda: d == {EqBoom(): 1}):
    try: print(f())
    except OSError as e: print(e)
print(len(d))
big = {}
for i in range(1000): big[i] = i
for i in range(0, 1000, 2): del big[i]
for i in range(1000, 1500): big[i] = i
print(len(big), sum(big), list(big)[:3], list(big)[-1])
