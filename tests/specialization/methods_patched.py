# A method call in a hot loop while the class, a base, the instance and the bases change.
class Base:
    def f(self): return "base"
class K(Base):
    def f(self): return "k"
    def g(self): return "g"
k, out = K(), []
def call(o): return o.f()
for i in range(120):
    if i == 20: K.f = lambda self: "patched"
    if i == 40: k.f = lambda: "instance"
    if i == 60: del k.f
    if i == 70: del K.f
    if i == 80: Base.f = lambda self: "base2"
    if i == 90: K.f = staticmethod(lambda: "static")
    if i == 95: K.f = classmethod(lambda cls: cls.__name__)
    if i == 100: K.f = property(lambda self: lambda: "property")
    if i == 105: K.f = K.g
    if i == 110: K.f = 5
    try: r = call(k)
    except TypeError as e: r = str(e)
    if not out or out[-1] != r: out.append(r)
print(out)
class Other:
    def f(self, *a): return ("other", a)
class Third(Base): pass
print([call(o) for o in (Third(), Other(), Third(), Other()) * 3])
Third.__bases__ = (Other,)
print(call(Third()))
class Meta(type):
    def f(cls): return "meta f of " + cls.__name__
class W(metaclass=Meta): pass
print(call(W), call(Other()), [call(o) for o in (W, Other())])
W.f = lambda: "on the class itself"
print(call(W))
def str_m(s): return s.upper()
class S(str):
    def upper(self): return "S.upper"
print([str_m(x) for x in ("a", "b", S("c"), "d")], [m() for m in ("x".upper, S("x").upper, [1].copy)])
def app(l, x): return l.append(x)
class L(list):
    def append(self, x): list.append(self, ("L", x))
l, ll = [], L()
for i in range(60): app(l, i)
app(ll, 1); app(l, 2); L.append = lambda self, x: "gone"; print(app(ll, 3), ll, len(l))
