from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap, UserDict
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), list(d), d.maxlen, len(d), 3 in d, d[0], d.index(3)); d.rotate(1); d.extendleft("ab"); print(d, d.count("a")); d.reverse(); print(d, d == deque(d), d.copy())
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], c + Counter("ms"), c - Counter("iiii"), sorted(c.elements())[:3], c.total(), c & Counter("ipx"), +Counter(a=-1, b=2)); c.update("mm"); c.subtract("s"); print(c)
dd = defaultdict(list)
dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.default_factory, "z" in dd)
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p.x, p._replace(y=9), p._asdict(), P._fields, p == (1, 5), P._make([3, 4]), P.__name__, p._field_defaults)
o = OrderedDict(a=1, b=2); o.move_to_end("a"); print(o, o.popitem(last=False), o == {"a": 1})
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], sorted(m), m.new_child({"b": 0})["b"]); m["b"] = 7; print(m.maps)
for bad in (lambda: P(), lambda: P(1, 2, 3), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class"), lambda: deque().pop(), lambda: deque([1])[5], lambda: defaultdict(5), lambda: setattr(p, "x", 1), lambda: deque(maxlen=-1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
dq = deque([1, 2, 3])
try:
    for x in dq: dq.append(x)
except RuntimeError as e: print(e)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
print(U(a=1))
