# What collections.abc registers (str, bytes, bytearray) is no sequence of a pattern; a class is a
# sequence or a mapping by its first base that is one, and a registration changes it.
import collections
import collections.abc


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


class First(collections.UserDict, collections.abc.Sequence): pass
class Second(dict, collections.abc.Sequence): pass
class Third(collections.abc.Sequence, dict): pass
class Plain: pass
class Child(Plain): pass
class Text(str): pass


for x in "x", b"x", bytearray(b"x"), memoryview(b"x"), [], (), range(2), {}, Text("x"):
    print(type(x).__name__, kind(x))
for c in First, Second:
    print(c.__name__, kind(c()))
print(kind(Plain()), kind(Child()))
collections.abc.Mapping.register(Plain)
print(kind(Plain()), kind(Child()))
collections.abc.Sequence.register(Plain)
print(kind(Plain()), kind(Child()))
match "x":
    case ["x"]:
        print("sequence")
    case "x":
        print("text")
