# OrderedDict: both ends, views, comparison, mutation under iteration, subclasses.
import copy
import pickle
from collections import OrderedDict


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


od = OrderedDict(a=1, b=2, c=3)
print(od, OrderedDict(), od.keys(), od.values(), od.items(), list(reversed(od)), list(reversed(od.items())), list(reversed(od.values())))
od.move_to_end("a")
od.move_to_end("c", last=False)
od.move_to_end("c", False)
print(list(od), od.popitem(), od.popitem(last=False), od)
for action in (lambda: OrderedDict(1, 2), lambda: od.update(1, 2), lambda: OrderedDict(1), lambda: OrderedDict([(1, 2, 3)]),
               lambda: OrderedDict([(1,)]), lambda: OrderedDict([()]), lambda: OrderedDict().popitem(), lambda: od.move_to_end("x"),
               lambda: od.pop("x"), lambda: od.pop("x", default=5), lambda: od.setdefault("y"), lambda: od | 5, lambda: od.move_to_end([]),
               lambda: OrderedDict.fromkeys("ba", value=0), lambda: OrderedDict.nothing, lambda: hash(od), lambda: od.keys() & {"b"}, lambda: od.keys().mapping):
    print(attempt(action))

# Equality looks at the order of two ordered ones only.
one, two = OrderedDict([("x", 1), ("y", 2)]), OrderedDict([("y", 2), ("x", 1)])
print(one == two, one != two, one == dict(two), dict(one) == two, one == 5, one == OrderedDict(one))
print(one | {"z": 3}, {"z": 3} | one, type({"z": 3} | one).__name__)
one |= [("x", 10), ("w", 0)]
print(one, type(one).__mro__)


# A queue in both directions, against a list.
import random
rnd = random.Random(5)
od, model = OrderedDict(), []
for step in range(6000):
    kind, key = rnd.randrange(8), rnd.randrange(40)
    if kind < 2:
        od[key] = step
        if key not in model:
            model.append(key)
    elif kind == 2 and model:
        last = rnd.random() < 0.5
        assert od.popitem(last)[0] == model.pop(-1 if last else 0)
    elif kind == 3 and key in model:
        del od[key]
        model.remove(key)
    elif kind in (4, 5) and key in model:
        od.move_to_end(key, last=kind == 4)
        model.remove(key)
        model.insert(len(model) if kind == 4 else 0, key)
    elif kind == 6 and rnd.random() < 0.02:
        od.clear()
        model.clear()
    assert list(od) == model and list(reversed(od)) == model[::-1] and len(od) == len(model), step
    assert all(k in od for k in model) and (key in od) == (key in model)
print("model agrees", len(od) > 0)
small = {}
for i in range(200):
    small[i] = i
    if len(small) > 4:
        first = next(iter(small))
        del small[first]
        assert first not in small and i in small and next(iter(small)) == i - 3
print(small)
big = OrderedDict((i, None) for i in range(20000))
for i in range(60000):
    key, _ = big.popitem(last=False)
    big[key + 20000] = None
for i in range(20000):
    big.move_to_end(next(reversed(big)), last=False)
print(next(iter(big)), next(reversed(big)), len(big))


def mutate(change):
    od = OrderedDict((i, i) for i in range(4))
    seen = []
    try:
        for k in od:
            seen.append(k)
            if k == 1:
                change(od)
    except RuntimeError as error:
        seen.append(str(error))
    return seen


def at_last(od):
    it = iter(od)
    for _ in range(len(od)):
        next(it)
    od["new"] = 1
    return list(it)


print(mutate(lambda od: od.__setitem__(1, "same key")), mutate(lambda od: od.__setitem__(9, 9)), mutate(lambda od: od.pop(3)),
      mutate(lambda od: od.move_to_end(0)), mutate(lambda od: od.clear()), mutate(lambda od: (od.pop(3), od.__setitem__(3, 3))))
print(at_last(OrderedDict(a=1, b=2)))


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return "missing " + str(key)


loud = Loud([("a", 1)], b=2)
loud.update(c=3)
loud.extra = "attribute"
print(loud, loud["q"], vars(loud), loud.setdefault("d", 4), loud.copy().keys(), Loud.fromkeys([1]))
for made in (copy.copy(loud), copy.deepcopy(loud), pickle.loads(pickle.dumps(OrderedDict(x=[1]))), OrderedDict(x=1).copy()):
    print(type(made).__name__, made, vars(made))
nested = OrderedDict()
nested["self"] = nested
print(nested, OrderedDict(x=OrderedDict(y=OrderedDict())))
import weakref
print(weakref.ref(loud)() is loud, weakref.ref(nested)() is nested)
match OrderedDict(k=1):
    case {"k": value}:
        print("matched", value)
