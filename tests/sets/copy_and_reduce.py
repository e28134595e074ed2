# copy, deepcopy and pickle of sets and of their subclasses.
import copy
import pickle


class S(set): pass
class F(frozenset): pass
class Slots(set):
    __slots__ = ("a", "__dict__")


for s in {1}, frozenset({2}), set(), S({3}), F({4}), {frozenset({(5,)})}:
    for twin in copy.copy(s), copy.deepcopy(s), *(pickle.loads(pickle.dumps(s, n)) for n in range(6)):
        assert twin == s and type(twin) is type(s), (twin, s)
    print(s.__reduce__())
s = S({1})
s.x = [1]
t = copy.deepcopy(s)
print(t, t.x, t.x is s.x)
s = Slots({1})
s.a, s.b = 2, 3
t = pickle.loads(pickle.dumps(s))
print(t, t.a, t.b)
