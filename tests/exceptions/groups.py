# Exception groups: construction, split, subgroup, derive, nesting, repr.
eg = ExceptionGroup("top", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError("v2")])])
print(repr(eg), "|", eg, "|", eg.message, eg.exceptions, eg.args[0])
print(repr(eg.subgroup(ValueError)), repr(eg.subgroup(OSError)), repr(eg.subgroup((KeyError, TypeError))))
print(eg.split(ValueError))
print(eg.split(lambda e: isinstance(e, KeyError)), eg.subgroup(lambda e: True) is eg, eg.split(Exception)[1])
for bad in (lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: eg.split(5), lambda: eg.subgroup([ValueError]), lambda: ExceptionGroup("x", [ValueError]), lambda: ExceptionGroup("x", {ValueError()}), lambda: ExceptionGroup()):
    try: print(repr(bad()))
    except Exception as e: print(type(e).__name__, e)
b = BaseExceptionGroup("b", [ValueError(1)])
print(type(b).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, isinstance(eg, Exception), isinstance(BaseExceptionGroup("b", [SystemExit()]), Exception), ExceptionGroup.__mro__)
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup("derived " + self.message, excs)
m = MyGroup("mine", [ValueError(1), KeyError(2)])
print(m.split(ValueError), m.subgroup(KeyError), m.derive([OSError()]))
class Plain(ExceptionGroup): pass
print(Plain("p", [ValueError(1), KeyError(2)]).split(ValueError))
e = ExceptionGroup("n", (ValueError(1), KeyError(2)))
e.add_note("note on group")
e.__cause__ = OSError("cause")
a, b = e.split(ValueError)
print(a.__notes__, b.__notes__, repr(a.__cause__), a.__notes__ is b.__notes__, a.exceptions[0] is e.exceptions[0])
def leaves(g):
    for x in g.exceptions:
        if isinstance(x, BaseExceptionGroup): yield from leaves(x)
        else: yield x
print(list(leaves(eg)), len(list(leaves(eg))))
print(str(ExceptionGroup("one", [ValueError()])), str(ExceptionGroup("", [ValueError()] * 3)), repr(ExceptionGroup("l", [ExceptionGroup("m", [ValueError(1)])])))
deep = ValueError("bottom")
for i in range(30): deep = ExceptionGroup(f"l{i}", [deep])
print(deep.subgroup(ValueError) is deep, deep.subgroup(KeyError), len(repr(deep)))
try: eg.exceptions = ()
except AttributeError as e: print(e)
try: eg.message = "z"
except AttributeError as e: print(e)
