# Exceptions raised inside special methods called by natives reach the caller whole.
class Boom(Exception): pass
def boom(*a): raise Boom("in hook")
ops = {"__add__": "o + 1", "__radd__": "1 + o", "__eq__": "o == 1", "__lt__": "sorted([o, o])", "__hash__": "{o}", "__len__": "len(o)", "__bool__": "not o", "__getitem__": "o[0]", "__setitem__": "o.__class__.__setitem__(o, 0, 1)", "__iter__": "[*o]", "__contains__": "1 in o", "__call__": "o()", "__repr__": "repr([o])", "__str__": "'%s' % o", "__format__": "f'{o}'", "__int__": "int(o)", "__float__": "float(o)", "__index__": "[1][o]", "__abs__": "abs(o)", "__neg__": "-o", "__round__": "round(o)", "__divmod__": "divmod(o, 1)", "__reversed__": "reversed(o)", "__getattr__": "o.x", "__dir__": "dir(o)", "__enter__": "o.__enter__()", "__instancecheck__": "isinstance(1, type(o)) or boom()", "__mul__": "o * 2", "__pow__": "pow(o, 2)", "__matmul__": "o @ o", "__iadd__": "exec('o += 1', {'o': o})", "__bytes__": "bytes(o)", "__complex__": "complex(o)", "__get__": "type('C', (), {'d': o})().d", "__set__": "setattr(type('C', (), {'d': o})(), 'd', 1)", "__next__": "next(o)", "__missing__": "type('D', (dict,), {'__missing__': boom})()[1]", "__length_hint__": "list(type('L', (), {'__iter__': lambda s: iter([]), '__length_hint__': boom})())", "__init_subclass__": "type('S', (type(o),), {}) and boom()", "__sizeof__": "boom()", "__trunc__": "__import__('math').trunc(o)", "__fspath__": "open(o)"}
for name, code in ops.items():
    o = type("O", (), {name: boom, **({"__exit__": boom} if name == "__enter__" else {}), **({"__iter__": lambda s: s} if name == "__next__" else {})})()
    try: print(name, eval(code))
    except Boom as e: print(name, e)
    except TypeError as e: print(name, "TypeError", e)
