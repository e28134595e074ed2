f(a = 1, b.c = 2)
###
f(1 = 2)
###
f(a + b = 1)
###
f("a" = 1)
###
f(a() = 1)
###
f(lambda x: 1 = 2)
###
f(*a = 1)
###
f(**a = 1)
###
f(a=)
###
f(a=, b=1)
###
f(1, a=)
###
f(a=b for b in c)
###
f(a, b for b in c)
###
f(b for b in c, a)
###
f(b for b in c, d for d in e)
###
f(a=1, 2)
###
f(a=1, b)
###
f(**a, b)
###
f(**a, *b)
###
f(a=1, *b, c)
###
f(**a, b=1, c)
###
f(a=1, a=2)
###
f(a=1, **b, a=2)
###
class A(b=1, b=2): pass
###
f(a, , b)
###
f(, a)
###
f(*)
###
f(**)
###
f(a for a in b, *c)
###
f(*a, b for b in c)
###
f(a b=1)
###
f(a=1 if 2 else)
###
f(x := 1, y=2, z := 3)
f(x=y := 1)
###
f(not a = 1)
###
f(a.b=1)
###
f(a[0]=1)
###
f(x, None=1)
###
class A(x for x in y): pass
###
class A(x for x in y, z): pass
###
class A(1 2): pass
###
class A(a=): pass
