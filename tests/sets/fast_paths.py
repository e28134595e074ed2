# Set operations on tables of many sizes; equal elements of different types; an
# == that changes the set during a look-up.
for size in 0, 1, 4, 5, 19, 20, 77, 78, 1000:
    a = set(range(size))
    b = set(range(size // 2, size + size // 2))
    assert len(a | b) == size + size // 2 and a & b == set(range(size // 2, size))
    assert a - b == set(range(size // 2)) and a ^ b == (a | b) - (a & b)
    assert a.copy() == a == frozenset(a) and hash(frozenset(a)) == hash(frozenset(list(a)[::-1]))
    assert (a <= b) == (size == 0 or size == 1 and b >= a) and a >= a & b and a.isdisjoint(b - a)
    for i in range(0, size, 3):
        a.discard(i)
    c = a.copy()
    assert c == a and sorted(c) == [i for i in range(size) if i % 3]
    c |= b
    c &= b
    c -= a
    c ^= a
    assert sorted(c) == sorted((b - a) ^ a)
    while a:
        a.pop()
    a.add("again")
    assert a == {"again"}

print(sorted({1, True, 1.0, 0, False, -0.0}), len({float("nan"), float("nan")}))
nan = float("nan")
print(nan in {nan}, {nan} == {nan}, {2**64} & {float(2**64)}, {-1, -2}, {0, -0.0, 0.0})
print([0] == list({0}), set("hello") == set(list("olleh")), {(), frozenset()} == {frozenset(), ()})
print(frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})


class Text(str):
    pass


print(Text("a") in {"a"}, "a" in {Text("a")}, len({"a", Text("a")}), type(({"a"} & {Text("a")}).pop()).__name__)


class Key:
    def __init__(self, value, action=None):
        self.value = value
        self.action = action

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self.value == getattr(other, "value", other)


for n in 3, 30:
    s = set(range(n))
    print(Key(2, s.clear) in s, len(s))
    s = set(range(n))
    print(Key(2, lambda: s.update(range(1000))) in s, len(s))
    s = set(range(n))
    print(Key(2, lambda: s.discard(2)) in s, len(s))
    s = set(range(n))
    s.add(Key(2, lambda: s.discard(2)))
    print(len(s))

items = [1, 2, 3]


class Growing:
    def __hash__(self):
        if len(items) < 8:
            items.append(len(items))
        return 7


items.insert(1, Growing())
print(len(set(items)), len(items))
for bad in [[1]], [{}], [{1}], 5:
    try:
        set(bad)
    except TypeError as error:
        print(type(error).__name__)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
print({x % 7 for x in range(100)}, {(): 1, 5: 2}.keys() & {5, 6}, {x: 1 for x in "ab"}.keys() | {"c"} >= {"a"})
