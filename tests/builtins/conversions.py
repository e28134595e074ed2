# Calls of built-in classes: plain arguments, subclasses, hooks, errors; called
# directly, through map, and as a key function.
class Int(int):
    def __int__(self):
        return 99

    def __index__(self):
        return 98


class Float(float):
    def __float__(self):
        return 9.5

    def __int__(self):
        return 97


class Text(str):
    def __str__(self):
        return "text!"

    def __init__(self, *args):
        print("init", len(args))


class List(list):
    def __iter__(self):
        return iter("own")

    def __len__(self):
        return 2


class Odd:
    def __init__(self, **hooks):
        self.hooks = hooks

    def __int__(self):
        return self.hooks["int"]

    def __float__(self):
        return self.hooks["float"]

    def __str__(self):
        return self.hooks["str"]

    def __bool__(self):
        return self.hooks["bool"]

    def __iter__(self):
        return self.hooks["iter"]


def show(call):
    try:
        value = call()
        print(type(value).__name__, value)
    except Exception as error:
        print(type(error).__name__, error)


arguments = [0, -7, 2**60, 2**64, True, 3.75, -3.75, -0.0, 1e300, float("inf"), float("nan"), "12", " 12 ", "-5", "x",
             "", "1" * 30, b"12", None, [1, 2], (3, 4), {5: 6}, {7}, "ab", range(3), Int(5), Float(2.5), List([1, 2]), 1j,
             Odd(int=3, float=1.5, str="s", bool=True, iter=iter([1])), Odd(int="x", float=1, str=2, bool=3, iter=4), Odd()]
for argument in arguments:
    for kind in int, float, bool, list, tuple, range:
        show(lambda: kind(argument))
    for kind in set, frozenset:
        show(lambda: sorted(map(repr, kind(argument))))
    if not isinstance(argument, Odd) or argument.hooks:
        show(lambda: str(argument))
for kind in int, float, bool, str, list, tuple, set, dict, range, bytes, frozenset:
    show(lambda: kind())
    if kind is not str:
        show(lambda: kind(1, 2, 3, 4))
print(str(Text("a")), Text(Text("b")), type(str(Text("c"))).__name__, int(Int(1)), int(Float(1.0)), float(Float(1.0)))
print(list(map(int, ["1", 2, 3.9, True])), list(map(str, [1, 2.5, "a", None])), list(map(float, [1, "2"])), list(map(bool, [0, "", 1])))
print(sorted(["10", "9", "1"], key=int), sorted([3, 20, 100], key=str), list(map(list, ["ab", (1,)])), list(map(tuple, [[1], "x"])))
items = [1, 2]
copy, same, pair = list(items), tuple((1, 2)), (1, 2)
copy.append(3)
print(items, copy, tuple(pair) is pair, list(range(2, 5)), list(range(5, 2)), range(2, 5), range(True), range(3) == range(0, 3, 1))
x = range(2**60 - 1, 2**60 + 1)
print(list(x), len(x), list(range(2**64, 2**64 + 2)), list(range(-(2**60), -(2**60) + 2)), set(range(3)), set("aab") == {"a", "b"})
int_class = int
int = lambda x: "shadowed"
print(int(5))
int = int_class
print(int(5), (lambda kind: kind("7"))(int), [kind("8") for kind in (int, str, float, list, int)])
