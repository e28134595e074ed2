# The errors of binding arguments, word for word.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def four(a, b, c, d): pass
def default(a, b=1): pass
def kwonly(*, x): pass
def kwonly2(*, x, y, z): pass
def posonly(a, b, /): pass
def posonly_default(a, b=1, /, c=2): pass
def mixed(a, /, b, *, c, d=1): pass
def var(*args, k): pass
def kw(**kwargs): pass
class C:
    def m(self, a): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(x): pass
    def __call__(self, x): pass
class Init:
    def __init__(self, a, b): pass
class Plain: pass
calls = """none(1) none(1,2) none(x=1) one() one(1,2) one(1,a=2) one(b=1) two() two(1) two(b=1) two(1,2,3) two(1,2,3,4) three() three(1) three(c=1)
four() four(1) default() default(1,2,3) default(b=1) default(1,b=2,c=3) kwonly() kwonly(1) kwonly(1,x=2) kwonly(y=1) kwonly2() kwonly2(x=1) kwonly2(y=2)
posonly() posonly(1) posonly(1,2,3) posonly(a=1,b=2) posonly(1,b=2) posonly_default() posonly_default(1,2,3,4) posonly_default(1,b=2) mixed() mixed(1) mixed(1,2) mixed(1,2,3) mixed(a=1,b=2,c=3)
mixed(1,2,3,c=4) mixed(1,b=2,c=3,e=4) var() var(1,2) var(k=1,l=2) kw(1) kw(1,2,a=3) C().m() C().m(1,2) C().m(self=1) C.m() C.cm(1) C().cm(1) C.sm() C().sm(1,2) C()() C()(1,2)
Init() Init(1) Init(1,2,3) Init(1,c=2) Plain(1) Plain(x=1) (lambda:0)(1) (lambda_x:=lambda\tx:0)() one(**{'a':1},**{'a':2}) one(*1) one(**1) one(**{1:2}) one(*[1],*[2]) kw(**{'a':1},a=2) kw(**[1]) one(1)(2) none.x()
""".split()
for call in calls:
    try:
        print(call, "->", eval(call.replace("\\t", " ")))
    except TypeError as e:
        print(call, "->", e)
    except (AttributeError, SyntaxError) as e:
        print(call, "->", type(e).__name__, e)
def outer():
    def inner(a, b): pass
    inner(1)
try:
    outer()
except TypeError as e:
    print(e)
one.__name__ = "renamed"
one.__qualname__ = "Other.renamed"
try:
    one()
except TypeError as e:
    print(e)
