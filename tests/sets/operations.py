# requires: 3.14
# Set algebra, mutation, comparison, frozensets, errors. Printed sorted: order is not specified.
a, b = {1, 2, 3, 4}, {3, 4, 5}
S = sorted
print(S(a | b), S(a & b), S(a - b), S(b - a), S(a ^ b), a < b, a <= a, a > {1}, a >= b, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset(range(10)), a.issuperset([1]))
print(S(a.union([9], (8,), {7: 1})), S(a.intersection(range(3), [2])), S(a.difference([1], [2])), S(a.symmetric_difference([1, 99])), S(a.union()), len(set()), set(), frozenset(), {1}, frozenset([2]))
c = a.copy()
c.add(10); c.add(10); c.discard(99); c.discard(1); c.remove(2); c.update([20], "x" and [21])
print(S(c), len(c), c is a)
c |= {30}; c &= {30, 20, 3}; c -= {20}; c ^= {3, 4}
print(S(c))
d = e = {1}
d |= {2}
print(S(e), d is e)
f = g = frozenset([1])
f |= {2}
print(S(g), S(f), type(f).__name__, type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__)
for bad in (lambda: a | [1], lambda: a - "x", lambda: a.add([]), lambda: {[]}, lambda: {1, {2}}, lambda: set([[]]), lambda: a.remove(99), lambda: set().pop(), lambda: a[0], lambda: a < [1], lambda: a + b, lambda: hash(a), lambda: set(5), lambda: a.union(5), lambda: frozenset().add(1), lambda: a.update(5), lambda: {1: 2}.keys() | 5, lambda: set([1]).pop(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print({1, 2} in [{2, 1}], {frozenset([1, 2])} == {frozenset([2, 1])}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "v"}[frozenset([1])], {1} in {frozenset([1])}, len({1, 1.0, True, "1"}))
x = {1, 2, 3}
try:
    for i in x: x.add(i + 10)
except RuntimeError as err: print(err)
x = {1, 2, 3}
try:
    for i in x: x.clear()
except RuntimeError as err: print(err)
print(S(a.intersection(b, {4})), S({*range(5)} - {*range(3)}), S({x % 3 for x in range(10)}), S(set("hello")), len(set(range(1000)) & set(range(500, 2000))), sum(set(range(100)) - set(range(0, 100, 2))))
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return 5
    def __eq__(self, o): return self.n == o.n
hs = {H(i % 4) for i in range(20)}
print(len(hs), S(h.n for h in hs), H(3) in hs, H(9) in hs)
hs.remove(H(2)); hs.discard(H(77))
print(S(h.n for h in hs))
a &= a; a -= a
print(a, repr(set()), repr(frozenset({7})), {None}, {"one"}, {(1, 2)})
class MySet(set):
    def __repr__(self): return "MySet" + repr(S(self))
m = MySet([3, 1])
print(m, type(m | {2}).__name__, type(m.copy()).__name__, m == {1, 3}, m.pop() in (1, 3), len(m))
s = {1}
s.update(s); s.symmetric_difference_update([1, 2]); s.intersection_update([2, 3]); s.difference_update([5])
print(s, s.__contains__(2), s.__len__(), {1, 2}.__le__({1}), {1}.__or__([2]))
