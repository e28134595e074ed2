# Sorting by kinds of keys that need no Python code, and what they border on.
nan, inf = float("nan"), float("inf")
print(sorted([0.0, -0.0, 1.5, -1.5, 0.0, -0.0]), sorted([0.0, -0.0], reverse=True))
print(sorted([2.5, -inf, 1e300, -1e-300, inf, 5e-324, -2.5]), sorted([1.5, -1.5], reverse=True))
print(sorted([3, nan, 1, nan, 2]), sorted([nan, 2.0, 1.0]), sorted([3.0, 1, 2.5, True, 2**70, -(2**70)]))
print(sorted([2**60, 2**60 - 1, -(2**60), 2**61, 0]), sorted([2**53 + 1, 2.0**53, 2**53]))
print(sorted([True, 0, 1, False]), sorted([1, True, 1.0]), sorted([1, True, 1.0], reverse=True))
print(ascii(sorted(["b", "a", "", "ab", "\u00e9", "\U0001f600", "\uffff", "\ud800", "aaaaaaaab", "aaaaaaaaa"])))
print(sorted(["a\0", "a", "a\0\0", "b"]) == ["a", "a\0", "a\0\0", "b"])
print(sorted([b"b", b"a"]), sorted([(2, "b"), (1, "z"), (2, "a"), (1,)]), sorted([[2], [1, 5], []]))
print(sorted([(1, nan), (1, 2.0)]), sorted([(1.0, "x"), (1, "a"), (True, "m")]), sorted([("a", 2), ("a", 1)]))
print(sorted([((1, 2), 3), ((1, 1), 4)]), sorted([(1, [2]), (1, [1])]), sorted([(), (0,), ()]))

words = ["bb", "a", "ccc", "dd", "e"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.upper))
print(sorted("BanAna", key=str.lower), sorted([3, -1, 2], key=abs), sorted([3, -1, -3], key=abs, reverse=True))
print(sorted([3, 1, 2], key=lambda x: -x), sorted([3, 1, 2], key=int), sorted("312", key=int), sorted([1, 2], key=None))
print(sorted([(1, "b"), (1, "a")], key=lambda pair: pair[0]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))


class Text(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


class Number(int):
    def __lt__(self, other):
        return int.__gt__(self, other)


print(sorted([Text("a"), Text("b")]), sorted(["a", Text("b")]), sorted([Number(1), Number(2)]), sorted([1, Number(2)]))
print(sorted([(Number(1),), (Number(2),)]), min([Number(1), Number(2)]), max(Number(1), 2))

for bad in [1, "a"], [None, None], [1j, 2j], [(1, "a"), (1, 2)], [{}, {}]:
    try:
        print(sorted(bad))
    except TypeError as error:
        print(error)

items = [3, 1, 2]


def spoil(x):
    items.append(9)
    return x


for action in spoil, lambda x: len(items), lambda x: 1 / (x - 2):
    items = [3, 1, 2]
    try:
        items.sort(key=action)
        print(items)
    except Exception as error:
        print(type(error).__name__, error, items)
data = list(range(1000, 0, -1))
data.sort()
print(data == list(range(1, 1001)), data.sort(reverse=True), data[:3], [].sort(), sorted(()))
print(min([5, 3, 3.0, True, 2**64]), max([1, 2**64, 2.0**64]), min([2, 1.0, 1]), max([True, 1]), max("a", "b"))
print(sum([1, True, 2.5, 2**62, 2**62]), sum([0.1] * 10), sum([1, 2], 2**60), sum((0.1, 1, 2**70)), sum([[1], [2]], []))
print(sum([1e16, 1.0, -1e16]), sum([-0.0]), sum([-0.0], -0.0), sum([inf, -inf]), sum([2**60] * 3), sum(range(10), True))
