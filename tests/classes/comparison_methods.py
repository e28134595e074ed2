# requires: 3.14
# Rich comparison: defaults, reflection, hash and equality, sorting by __lt__ alone.
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"V{self.n}"
print(V(1) == V(1), V(1) != V(1), V(1) != V(2), V(1) < V(2), V(1) > V(2), sorted([V(3), V(1), V(2)]), max(V(1), V(9)), min([V(4), V(2)]))
for f in (lambda: V(1) <= V(2), lambda: V(1) >= V(2), lambda: hash(V(1)), lambda: {V(1)}, lambda: {V(1): 2}):
    try:
        print(f())
    except TypeError as e:
        print(e)
class H(V):
    def __hash__(self): return hash(self.n)
print({H(1), H(1), H(2)} == {H(2), H(1)}, {H(1): "a"}[H(1)], H(1) in [V(1)])
class Default: pass
d = Default()
print(d == d, d == Default(), d != d, d != Default(), d in [d], hash(d) == hash(d))
class Parent:
    def __eq__(self, o): print("Parent.eq"); return True
class Child(Parent):
    def __eq__(self, o): print("Child.eq"); return False
print(Parent() == Child(), Child() == Parent(), Parent() != Child())
class NeOnly:
    def __ne__(self, o): return "ne!"
print(NeOnly() != 1, NeOnly() == 1)
class Three:
    def __eq__(self, o): return [1, 2, 3]
print(Three() == 1, Three() != 1, Three() in [5], [Three()] == [7])
class Weird:
    def __lt__(self, o): return "lt"
    def __le__(self, o): return ""
    def __gt__(self, o): return None
    def __ge__(self, o): return 0.0
w = Weird()
print(w < 1, w <= 1, w > 1, w >= 1, 1 < w, 1 <= w, 1 > w, 1 >= w, w < 1 < 2)
class Order:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        log.append((self.n, o.n))
        return self.n < o.n
log = []
sorted([Order(2), Order(1), Order(3)])
print(log)
class Raising:
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): return 1
r = Raising()
print(r in [r], [r] == [r], [r].index(r), (r,) == (r,))
for f in (lambda: r in [1], lambda: [r] == [1], lambda: [1].index(r), lambda: {r: 1, 1: 2}, lambda: {1: 2}[r], lambda: [1].remove(r), lambda: [1].count(r), lambda: {1}.add(r) or {1, r}):
    try:
        print(f())
    except ValueError as e:
        print("ValueError", e)
class HashOnly:
    def __hash__(self): return 2**70
class BadHash:
    def __hash__(self): return "x"
print(hash(HashOnly()) == hash(2**70), len({HashOnly(), HashOnly()}))
try:
    hash(BadHash())
except TypeError as e:
    print(e)
class NoHash:
    __hash__ = None
try:
    {NoHash()}
except TypeError as e:
    print(e)
