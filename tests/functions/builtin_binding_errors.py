# requires: 3.14
# What natives say of wrong arguments.
calls = [
    "len()", "len(1, 2)", "len(5)", "len(x=1)", "ord('ab')", "ord(1)", "chr(-1)", "chr('a')", "chr(1114112)", "abs('x')", "isinstance(1)",
    "isinstance(1, 2)", "issubclass(1, int)", "range()", "range('a')", "range(1, 2, 0)", "range(1, 2, 3, 4)", "sorted()", "sorted(1)", "sorted([1], 2)", "sorted([], foo=1)",
    "sum(1)", "sum(['a'])", "sum(['a'], '')", "max()", "max([])", "min(1)", "max(1, 2, default=3)", "enumerate()", "enumerate(1)", "zip(1)", "zip([1], strict=True, x=1)",
    "map()", "map(len)", "filter(None)", "list(1)", "list(1, 2)", "tuple(5)", "dict(1)", "dict([1])", "dict([(1, 2, 3)])", "set(1)", "int('x', base=2, z=1)", "str(1, 2)", "str(b'a', 'nope')",
    "iter(1)", "iter(1, 2)", "next(1)", "next([])", "reversed(1)", "reversed({1})", "hash([])", "hash({})", "hash(set())", "getattr(1)", "getattr(1, 2)", "getattr(1, 'x')", "setattr(1, 'x', 1)", "delattr(1, 'x')", "setattr(1, 2, 3)",
    "[].append()", "[].append(1, 2)", "[].pop(1, 2)", "[].pop('a')", "[].pop()", "[].index(1)", "[].remove(1)", "[].insert(1)", "[].extend(1)", "[1].sort(1)", "[1].sort(foo=1)", "[1, 'a'].sort()", "{}.pop()", "{}.pop(1)", "{}.popitem()", "{}.get()", "{}.update(1)", "{}.setdefault()",
    "''.join()", "''.join(1)", "''.join([1])", "''.join(['a', 1])", "'a'.split(1)", "'a'.split('')", "'a'.replace('a')", "'a'.index('b')", "'a'.startswith(1)", "'a'.center()", "'a'.center('x')", "'a'.ljust(5, 'ab')", "'a'.count()", "'a'.encode('nope')", "'a' + 1", "1 + 'a'", "'a' * 'b'", "[] + ()", "() + []", "[1] * 1.5", "-'a'", "'a' in 1", "1 in 'a'", "{} | []", "{1} | [1]", "{1}.pop(1)", "set().pop()", "{1}.remove(2)",
    "print(sep=1)", "print(end=1)", "print(foo=1)", "divmod(1)", "pow(1)", "round()", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytearray('a')", "slice()", "callable()", "vars(1)", "type()", "type(1, 2)", "type('a', 1, {})", "type('a', (), 1)", "object(1)", "super()", "staticmethod()", "property(1, 2, 3, 4, 5)", "bool(1, 2)", "float('a')", "float(1, 2)", "frozenset(1)", "memoryview(1)", "open()", "exec(1)", "eval(1)", "compile()", "format(1, 2)", "format(1, 'zz')", "input(1, 2)", "id()", "repr()", "ascii()", "bin('a')", "hex(1.5)", "oct()", "all(1)", "any()", "globals(1)", "__import__()", "__import__('no_such_module')"]
for call in calls:
    try:
        print(call, "->", eval(call))
    except Exception as e:
        print(call, "->", type(e).__name__, e)
