# The keyword names of a class pattern are not mangled.
class C:
    _Outer__attr = "mangled"


class Outer:
    def f(self, x):
        match x:
            case C(__attr=y):
                return y


c = C()
setattr(c, "__attr", "plain")
print(Outer().f(c))
