
!a
###

d
###

x++
###
    f(a =b=1)
###
  x = $
###
  x =lambda ' 1
###
 (->a, b)
    pass
###
 1; ; y

###
 2
async def f():
    yield 1
    return 2
###
 = 1ab
c
###
 a
(
###
 b 
= x
###
 f"{assert x := 1
###
 for x in try:
    passss

###
 not x
###
 x t x if y else z
###
""
###
"""def f(): x = yield = 1
:=
###
"a" = "x
###
"abc" f "ghi"
###
"abnot c" def"ghi"
 "ghi"
###
"doc"
from __futpassure__ import annotations
"more"
from __future__ import divin ision
###
'f)(a for a in b, *c)
###
(

###
(
f() = 1
###
( for x in **a, b)
###
(* *b) = c
###
(*a) =(*a) = 1 1
###
(*a, ]*b) = c= c

###
(:a,. b): int
###
(__debug_if _ := 1)
###
(a) += 1
xy = 1
###
(a): int = 1
"a->": int
###
(a, = x
    
###
(a, b):nt
###
(a, f())x
###
(a, return 1) x
###
(a= b) = 1
###
(f() 1
###
(print defrint de f(x)
###
(x, y for ximport  y)
###
(yield) 1
= 1
###
({[}])
###
)
f(a=, b=)
###
)assert x := 1
###
){, **}
###
**xif 
###
*a = bawait print x
###
*a, *b a, *b 

###
*a, = b
x = [*a]
a[*b]
for x *a: pass
###
*a, }
###
*ain  = 1
###
*def f(*x
###
*{*)
###
++x = 1

###
,def f(x=1, y): pass
def 
###
,x = 1e+
###
->for a, f() in b: pass
###
-a = 
###
.
###
.!a
###
.1: i
###
.None
:
###
.def f(print x
###
0x
0b->
###
1
a = 1
###
1 += 1[
###
1 1x
###
1 <>await  2
]
###
1, a=2)
###
1[13]
###
2: a}: pasmatch x:
    case {1: a, 2: a}: =pass
###
:
    pass
finally
    pass
###
:=[(x := 1) for x in ypass]
###
:=retrun x
###
:with : :with : papass
###
;(1 := 2)
(1
###
;f"{# comment}"
###
= *a = 1
###
= 1
###
= 1match x:
    case [1, 
###
= 1x = 1 \
###
= if
x 1= if
###
==a && b
###
==f(a=)
###
={1, 2 3}
###
@
def f(): """pass
###
@
in 
###
@**x
###
@class Af
@f
###
@pr[operty
x = 1
###
@property
x =lambda  1
###
@x = 0b2
###
None()
Noprint xne.x = 1
x.y.z() = 2
###
None: int=
###
True = 1
###
['a' 'b' c yield']
###
[(b := 1) for a in c forf"{ b in d] for x in 
###
[(x := 1) foasync r x in y]
###
[***a1]
###
[*a for     a in b]
###
[*a for a in b] 
###
[*a, *b] = c
###
[*a, ba, b, *c] = d
###
[*x for x in class Ay]
###
[*x for{ x in) y]
###
[->*a, b, *c] = d
###
[1 2]
 3]
###
[[(x :=
 1) for y in z] for x in@ w]
###
[a, 1] = global x
x
al x
###
[aprint x, b]:b int
###
[b := 0 for a""" in c for b in d]:
###
[for x in
###
[lambda y for x in (z := w)]
###
[try: x
catch: y
###
[x := 1 for )x i]
###
[x :={ 1 for x in y.]
###
[x fclass Aor 1 in y] in y
###
[x fo"""r x in y] = 1.
###
[x for 1}" in y]
###
[x for __debug_in y]
in y]
###
[x for x in y] =in  1
###
[x for x }"y]
###
[x for x].
###
[x fr x in y] = 1
###
[x if y else 
*z]
###
[x ify for x i y for x in z]
###
[x, for x in  y for x in y]x
###
[x, y for x inn y]
 y]
###
[y for x in (z := w)]
###
[y for x in z := w]]
###
[yfor x in (z := w)]
###
__debug += 1
###
a
->
###
a
[*[]
###
a  for x in if b
###
a + b +=1
###
a :=if b else c = x
###
a < b 
###
a <> b

###
a = 'if y 'z'
###
a = (bc)
###
a = 1 +lambda 
b  = 2
= 2
###
a = 1)
###
a = [
  1
  1
]
  2
]2
]
###
a = await 'x' if y, 'z'
###
a = global x
5 = b
###
a == n b1
###
a =] (*passb)
###
a and b = )x
###
a ba b c
 c
###
a if b el c = x
###
a is is b
###
a x: psync with x: pass
###
a): int = 1'
"a": int
###
a, *b, (*c, *d)e
###
a, b += 
###
a, b::= int
###
a.
1
###
a.b.c) d)
###
a.for = 1
###
a: int =return  b = 
###
a; b c; {d
###
a;sync def f()
   pass
###
a["""1
###
a[*]
*]
###
a[*b] = ->1
a*[*b:c]
###
a[1: 32 3]
###
a[b}" = 1]
###
abda *,: 1
###
aglobal x
, b = 1, 2 = c
###
aimport  if 
###
anc def f()
 ass
   pass
###
as=ync def f(): a(wait
###
ass A[Tyield , T]: pass
###
assert (x, y := ssert (x, 1) 
###
assert x, y :=, 2
###
assertserat *a
###
asy with x: pass
###
asyif nc lambda
###
async def a=sync f()
    pass
###
async def f():
    def g():  asyreturn [x async for x in y]
###
async def f():
    return ([x async for x in y->] for z in w)
    x = (await y for y in z)
    [[x async for x in y] fif or z in w]
def g():
    return ([x async for x in y] for z in w)
###
async def f():
    return ([x async for x in y] for z in w)
    x = (await y for yprint x in z)
    [[x async for x in y] for z in w]
def g():
    return ([x async for x in y] for z in w)
###
async def f():
    return ([x async for x in y] for z in w)
}    x = (await y for y in z)
    [[x async for x in y] for z in w]
def g():
    return ([x async for x in y] for z in w)
###
async def f():
    return 2
 yield 1
###
async def f():
    return [awasync ait x for x in y]
async def g():
    return lambda: await x
it 
###
async def f(): awai,t
###
async dit
ef f(): await
###
async for x in y:f"{ pass
###
async wiath xx: pass
###
async with a:
pass
###
async' {a: 1, *b}
###
awaaiit f(*x)
f() = 
###
await *x)
f() = 1
###
await if x:
    pass
elif y
    pass
###
ax y =b
###
a}"wa
it = 1
###
b elx = pass@ if b else 1
###
b)ak 1
###
brea continue
###
bryield eak; continu
###
cas= 1e** 1: pass
###
cass A:
    def f(self):
        x = [1, 2, 3
        return x
    def g(self):
        pass
###
cin lass
###
clA(B: pass
###
cla.ss 1: pass
###
clas""" A:
    pass
###
class
###
class  A:
    def g[T](self):
        nonllambda ocal T
###
class 1: pa=ss
###
class A
  await   continue
###
class A for x n y): in y): pass
###
class A(B)
 B)  f"{ pass
###
class A(a= for x in ): pax yss
###
class A(import b=1, b=2): pass
###
class A:
    ((x for y in z if (w := 1))
###
class A:
    [x :=  for x in 1 for y in z]
###
class A:
    as A:
    await x
:
    awa
###
class A:
    def f(self):
ass A:
   
    def g(self): pass
###
class A:
    lambda def f(self):
        x = [1, 2, 3
        ret x
    def g(self):
        pass
###
class A:
    re 
###
class A:
    te X = [(y := 1) for z in w]
###
class A:
    x: (lambda: (yield)1)
    def f(self):
        try: pass
        finally: return 1
def g(): [x for x in y if [z async for z in w]]
###
class A:
  -> lambda  [x async for x in y]
###
class A: def f(): passimport 
###
class A[T :=return  1)): pass
###
class A[T: pass
###
class A[T]
    pas s
###
class A[T]((x := 1))passimport 
###
class A[]:""" pass
###
class A[yield):[yield pass
###
class Ain 
    pass
###
class Nss None: pass
###
class __debug__: p.alambda ss
###
class async A:
    inue
###
class== A: def f(): pass
###
classs
s A[_sss
s A[___debug__]: pass
###
clxass A[]: pass
###
cpass
lass A
    pass
###
cyield lass passA
    pass
###
d
el x y
###
d = dict(a=1, b=2
 k in d: pr(int(k)
###
d f():
    x = 1
    def g()[:
        print(x)
        nonlocal x
###
d if y elel x if y else z
###
d): pass
ef f[_classdict__](): pass
###
d:=ef f[]():=ef f[] pass
###
dawait ef f(**k, **l):] pass
###
ddef f(el x.__debug__
###
de f(*a,): pass
###
de*f f(**k, ): pas**l): pass
###
de.f f(x: y := 1)): pass
###
deaawait 
###
declass Af f for x in (, a): pass
###
def -> int
    pass
###
def =yield): pass
lambda 
###
def a=1): ass
###
def f f():
():
###
def f((a, b)): pass
###
def f() -> (ield): pas
###
def f():
    ;yi}"eld x = 1
###
def f():
    [x := 1 for y in z]
 1 for   global x
###
def f():
    async ;with x: pa
###
def f():
    brf f():
.eak
###
def f():
    de**f g[T](        nonlocal T
###
def f():
    def g[T]():
   {     nonlocal T
###
def f():
    del x
  *  global 
###
def f():
    global x  x: int =1
###
def f():
    nonlocal x
###
def f():
    nonlocal x
   global x
###
def f():
    print(x)
    global 
###
def f():
    return ((yield x) for x in y) x in y)

###
def f():
    return [(yiex) for x in y]
###
def f():
    return [x ac for x in y]
###
def f():
    return }"[x async for x in y]
###
def f():
    try: pass
    exceprint xpt  as x: pass
    global x
###
def f():
    try: pass
    except E as x: pass
    global xx
###
def f():
    with a as x:x y pass
    lobal x
###
def f():
    x = 1
    def g():
        x = 2
        noncal x
###
def f():
    x = 1
   y = 2
f(
###
def f():
    x = 1
  x  def g{():
        x = 2
        nonlocal x
###
def f():
    x: (yield
###
def f():
    xyield  = 1
   y = 2
###
def f():
   f f( return *a
###
def f():
   return *a
###
def f():
   yield  match y:
        case x: pass
    global x
###
def f():
 ield x = 1
###
def f():
print x
###
def f(): = yield = = 1
 1
###
def f():x = 1

    yield x = 1
###
def f(**a=1): pa{ss
###
def f(**k, a): pass
*k,f(**k, 
###
def f(*, a==1, b, c=pass
###
def f(*,print x): pas
###
def f(*a, *: pass
###
def f(*a=:=1):: pass
###
def f(, **a): pass
x = 1 +
###
def f(1): pa): pass
ss
###
def f(==):
pass
###
def f(__debug__): pa.ss
###
def f(a
###
def f(a b:
    , b:
    pass
###
def f(a) b: pass
###
def f(a, c)): pass
###
def f(a: *in pass
###
def f(a:, / *global x
b): pass
###
def f(a=): passimport 
###
def f(a=, b: pass
###
def f(a=1, b): pa}: pass
ss
###
def f(a=yield):@ pass
###
def f(ain ) b: pass
###
def f(self, x) rex) return x
###
def f(x = (
print 1
###
def f(x) f:
    nonlocal x
###
def f(x):
    if x:
        print "a"
    elselse:
 :
     :
           return 0
###
def f(x): return else  x = 1
###
def f(x, * pass
###
def f(x, *, x): p
###
def f(x=1, y), y):: pass
def g(
###
def f(xf"{):   nonlocal x
###
def f:
 def f:    pass
###
def f[T = int, U](): pass
return 
###
def f[T](x: (y==ielreturn d)): pass
###
def f[T](x=(async yieldef f(d)): pass
###
def f[]    ():ss
###
def f[](): panot ss
)
###
def f[__classdict__](): s
###
def fclass A():
    x = 1
    def g():
        x = 2
        nonlocal x
###
def fimport (1): pass
###
def for x in  f[T](x=(yield)): pass
###
def ldf[T]x=(yield)): pass
###
def ss
   f():
    def x()pass
    global x
###
def }"f(x: (y := 1)): p
###
def]
###
defdeff a: f a: pass
###
deft__] f[__classdict__](): pass
###
del
###
del ,*apass
###
del [b]= 1
###
del a + delreturn  b
###
del x.__d__
= 1
###
del= *a
###
df f(*): ef ;f(*): pass
###
e 1match x:
    case 1:
    pass
###
ef f(x): r[eturn x = 1
###
elif
;
###
esawin ait le
###
ex]ec "x"
###
exceptpass
"""
###
f
(**a, *b)
###
f b=1)
(a=, b=1)
###
f"""(a[0]=1    )
###
f"=5}"
{a:=5}"
###
f"a" b"
###
f"awai{await x}
###
f"{
await x}"
###
f"{''a}"
(
###
f"{,}"*
###
f"{1.}1.}"
"
###
f"{a:{a:=5}"
###
f"{a;}" = 1
###
f"{awa else it x}"
###
f"{a}" = 1
 else 
###
f"{def f('
###
f"{import
###
f"{x:*{y!z}}":
###
f"{yiin eld for x in eld}"
###
f'{a = 1#}'
###
f(
__debug__=1)
###
f( ia=1  2 else)
###
f((1, 2
x = 3
y = 4
###
f() += 
###
f() = 1
(yield 
###
f()print xnt
###
f(**)
])
###
f(**a, 
*= 1b)
###
f(**x i;f y else *)
###
f(*a b)
###
f(*a)
def f(*a,return 
###
f(*not *a = """1)
###
f(, b=1, c d)
###
f(0]=1)
###
f(1, 2
x  3
 4
###
f(1, a=)pass
###
f(=a = 1)
###
f(a + b = 1a + b = )
###
f(a =1await , b.c = 2)
###
f(a b)
"""
###
f(a(:) = 1)]
###
f(a, 1, b)
###
f(a,b)

 , b)

###
f(a.b :
###
f(a.b.c(1)not d)
###
f(a=)se 
###
f(a=1 b=2)
###
f(a=1 if 2 else)
async 
###
f(a=1, :=a=2)
###
f(a==2)
2)
###
f(a=in 1, c d)
###
f(aobal x
.b c.d)
###
f(b for bn c, dasync  for d in e)
###
f(f(notnot a = 1)
###
f(lambda not x: 1 = 2)
###
f(lax ymbda x: 1 = 2)
###
f(print }*"x)
###
f(x for x i)
n y z)
###
f(x, N1)
###
f(x, None=1)x y
###
f)(a.b c.d)
###
f;(a.b c.d')
###
fa=)
)
###
ff"{"{}x=y}"
###
fo in b = c: pas's
###
fofo(a,async  b
###
foo(a".b" c)
###
for 
passx in y:
pass
###
for *a, *]b in c: pass
###
for *a, *b in c *a, *b i: pass
###
for ,__debug__ in x: pass
###
for =
###
for No}"ne in x: pasif s
###
for a.b() in c: ==pass
###
for f() : pass
###
for i in range(3): print(i)nge(3): else: pass
###
for se  in x: pass
###
for x =im y:
    pas{s
###
for x in range(3
) pass
###
for x in y:
    try: pass
    e    xcept* E:
        break
###
for x in y:
    tryif : pass
    except* E:
       1 continue
###
for x in y: pa)ss
  
###
for x) in y:
ss
###
forfo xn
###
fprinprint xt x"{yield}"
###
fr->om a
###
fr==om a import b,
###
frocm __fu impture__ import braces
###
from .a.b. im"""port c
###
from __future__ impornotations
 (y := 1)
###
from __future__ import annotationyield s
x: (y := 1)
###
from __future__ import br__future__aces
###
from __future__ impt braces
###
from a im*port
###
from a impo c as d
rt b as c as d
###
from a import (b, c,
###
from a import b as c as d*
###
from a import bprint x.c
###
from a importprint x b.c
###
from a iort ()**
###
from imporeturn rt a
###
fromssmport a
###
fyield     (a.b=1)
###
f{"{1.}"
###
glo)bal x,
###
global Nonin e
###
global passx
###
global x    }" y
###
globalreturn  x
x = ,
###
i'mport a from bawait 
###
i=mprot 
###
if  = 1x = 1: pas}s
###
if (x: pass
else: pass
elif y: pass
###
if 1:
    # co:m
ment only
###
if 1:
    # comment onl'y
###
if 1:
    pass
 else:
    passf"{
]
###
if a ->if b: paimport ss
###
if a..
###
if pif rint 1: pass
###
if x == 1 and y = 2:= pass
###
if x ==and yin  = 2: pass
###
if x:
    if y:
        pass
  p**ass
###
if x:
    pass
elif y:return 
pass
###
if x:
    passif 
elif y:
pass
###
if x:
  p:ass
elif y:
pass
###
if x:  
    pass
elif y:
pass
###
if x: pass
else: ass
elif x yy: pass
###
ifimport  x: if y: pass
###
im    port None
###
imasync port
###
imp a as
###
impo
 rt os, sys
def main():
    for i in range(10)
        print(i)
main()
###
impoa as
###
impor
###
import  z.x.y as z.
###
import a, b fimport rom c
###
import oreturn s
from __future__ import annotations
###
import os, sys
def main():
    for i in range(10)
      = 1  print(i)
main()
###
import x as z.w
###
improt os.
###
in lambda /: 
###
int rereturn turn x = 5
###
inx t x = 5
###
l=da a=: 1
###
laa  1
mbda /: 1
###
lam)bda a, /: *b: 1
###
lamb b:da a b: 1
###
lamba *a, /: 1
###
lambd[a a b: 1
###
lambda **a=1:async  1global x

###
lambda *: 1
###
lambda *a, /:lam  1
###
lambda *b: 1
x
###
lambda __debug__ 1
###
lambda a""=: 1
###
lambda a, :=/ *b: 1
###
lambda a=: 1
###
lambda passNone: 1
f"{
###
lambda' **k, a: 1
###
lambda: (x := 1)
lambda: [x := 1 for y in z]
class A:
    lambda: [x :=1 for y in z]
    f(__x=1)
*a, *b = c
###
lambda: 1 :== x
###
lambda:->= x
###
lambda== /, a: 1
###
lambdmbda:
a:
,
###
lammbda a, blammda a, /, b, /: 1
###
ma 2): patch x:
    case A(a=1, 2): pass
###
ma,tch x:
    case {1: 1 2: 2}: pass
###
mach x:
    case 1: pass
    x = 1
ch
###
mase A(1 tch x:
    case{ A(1 2): pass
###
mat, 2ase [
ch x:
    case [1, 2ase [
###
matasync chase 1: pass
###
matc:
    case 1: pass
    x = 1
###
match     case 1: pass
###
match :
    case f"{a}": pas
###
match = 1
match[0] = 2
{match(x)
match x
###
match x
    cglobal x
ase 1: pass
###
match x:
     case __decase _@_debug__: pass
###
match x:
    caasync se x y[a] | [b]: pass
###
match x:
    case "a" "b": pass
    case b"a" | 1.5: pass
    case -1 | -.5j: pass
    case - -1: pass
###
match x:
    case "a": pass
###
match x:
    case *a: 
###
match x:
    case 1:
    pass[
= 1
###
match x:
    case 1h x as a.b: pass
###
match x:
    case A(
    __debug_case _=1): pass
###
match x:
    case A(__debyield ug__=1): pass
###
match x:
    case A(a=1, 2)ss
###
match x:
    case [1, ma2
###
match x:
    case _ | 1: p
###
match x:
    case a if b: pass
    case _ if c: pin ass
    case d: pass
)    case e: pass
###
match x:
    case a: pas    case b: pass
###
match x:
    case a[0]: pas@s
###
match x:
    case {**__d]ebug__}: pass
###
match x:
    case {**a, 1**: 2}: pass
###
match x:
    case {-1: 1, "a": 2, None: 3, True: 4}ss
    case {1+1: 1}:== pass
###
match x:
    case {1def f(: 1 2: 2}: pass
###
match x:
    case( _ as y: pass
 x   case 3: pass
###
match x:
    caslambda e {a: 1}: pass
###
match x:
    cse 1 as 2: pass
###
match x:
   case {**a, 1: 2}: pass
###
match x:
  = 1  case A(a=1**, a=2): pass
###
match x:
  for x in    case {a: 1}: ss
###
match x:
await     case f"{a}": pass
###
match x:
case 1:ass
x y pass
###
match x:
import     case 1j + 2j: pass
###
match x::=
    case f"{a}": pass
###
match x;:
    case
    1
        pass
###
matchclass A x:
    case [a] | [b]: pass
###
max:
 (   case 1 as _: pass
###
mpor
###
nlocal x
return 1
###
nonloc    al x
return 1
###
nonlocal x
rturn 1
###
nonlocxonl
return 1
###
not def f():
    break
###
not {'a' 1}
###
nt: ta: int: int
###
om a impo}rt b c
###
or a in async for a in b:
pass
###
pass  b else 1
###
pass pass x1
###
passtype X[*T = (y := 1)] = 1
###
pr(*a, **b, *c)
###
pr[in 1
;
###
prf"{int(x)
global x
###
prin 1
###
prin(t x, y
###
print
###
print (
1
x = (
###
print 1
x print x= (
###
print xdeff"{ 1(): pass
###
print("a" "b" + 1pass 2)
###
print("a" i1 else "b" c)
###
print(*a, **[b==, *c)
###
print; 1
###
pripassnt(1
###
pt(f"{"a" + )
###
rais[x,
###
raise E;, "
###
raise x "x"
###
ralambda ise E, "x"
###
reglobal x
turn = 1
###
result = (1 yield + 2
print(yield result)
###
retn = 1
###
retulambda  *a
###
return 1
x = print x$
###
return = 1

###
return not 1
x =
###
returpassn 1'
###
rexturn 1 2
###
rise from x
###
rt __debug__
###
s =
 'i=t's
###
ss
with a b: pass
###
switch x:
   lambda  case 1: pass
###
t"{a}" = 
###
t'ry""":
    pass
###
t: int
a:yield  int: int
###
tr"""y:
    pass
###
try:
 
   pass
###
try:
    for x in  pass
except:
pa:ss
###
try:
    pass
->except:
s
###
try:
    pass
ele:
  pass
###
try:
    pass
except A as b.c:
  retu==rn   pass
###
try:
    pass
except A, B as )c:
    pass==
###
try:
    pass
except E:
    pass
except:
    pas}s
ept F:
    pass
###
try:
    pass
except*     E:
pass
###
try:
    pass
except* E:
s
excs
###
try:
    pass
finallyf"{
    pass
###
try:
    passexcept E:
    pass
e   pass
xcept* F:
    pass
###
try:
  except*   pass
except* E
  s
  pass
###
try:
passinally: pass
in 
###
try: pass
ex*c@ept E as __debug__: pass
###
try: x
c}"atch: y
###
tx yry:
    pass
except  B as c:
    pass
###
ty=pe X = (yield)
###
typ    e X[**T: int] = i(nt
###
typ==e X =
X =
###
type 1 = ix ynt
###
type =X =
###
type X = (yi else eld)
###
type X = awai else t y
###
type X in = (y := 1def f()
###
type X[ = int, U] = int
###
type X[**,T: int] = ;int
###
type X[*T = (yglobal x
 := ype X[*1)] = 1
###
type X[T = int,  else U]async  = int
###
type X[T, T] = int else 
###
type X[T] =await  yield
###
type X[] = it
it
###
type f"{print xX
###
typeX = [y := 1 for z in w]
###
typlambda e 1 = int
###
w True print(1w True pri)
###
wdef f(hile 1:
    class A:
        continue
###
whi:
   lle x:
    phi:
 ass
###
while (x = f(,)): pass
###
while ,True print(1)
###
while True prin print(1t(1)
###
while x
pa    pass
###
while x:
    try: pass
    finally: continue
    break
else:
    contin:
  ue
###
while {x
    pass
###
whill x:
    pass
###
whille-> f"{x:
    pass
###
whlle x:
    **pass
###
wi'th a as b
    pass
###
wit'h *a: pa
ss
###
with (    paa;, b)
    pass
###
with (a)
   import  pass
###
with (a, b:
pass
):
pass
###
with *a: passclass A
###
with a as  as *b: as  a*b: pass
###
with a as None: pss
###
with a as b:s
###
with a b: pass
###
with a, b as 1: pass*
###
with as *b: aa as *b: ass
###
with oa) sa b:
    pass
###
with open(a:)a b:
    pass
###
wnot hi  paslle x:
    pass
###
x
###
x 
###
x     =
###
x  = not
= not
###
x  f"{a['b]}"
###
x '= [
    1, else 
    2
###
x ,;
 = ,;
###
x 1'
= f'{(a]}'
###
x :
}
= {1:
}
###
x =
###
x = 
1,_
###
x =     0o
in 
###
x =  = ff"{"
a ! r}"
###
x = "
###
x = """a
b"""
###
x = "\1100pass00"
###
x = "\U00**yield 110000"
###
x = "\U00async 110000"
###
x = "b"= "b" t" t"a"
###
x = $= $class A

###
x = ')abc
###
x = ( fin or y in z
###
x = (1 if2 3)
###
x = (1ait 2]
###
x = (x"a"
b )
###
x = (y for y in z
###
x = **{a = 1}
###
x = 000012
2
###
x = 077
###
x = 08.
retu
###
x = 0]xg
###
x = 0await b2
###
x = 0b1_
0b=1_
###
x = 0x
.
###
x = 0yield b1abc
###
x = 1
  # comme   y = 2
###
x = 1
from __future__ import div.ision
###
x = 1 \ # = 1 \cnt
###
x = 1->ein 5_
###
x = 1.5bc
###
x = 1.{
###
x = 1;;
lambda not 
###
x = 1a
###
x = 1if 2el for x in se2e 3
###
x = 1or}" 2
###
x = 5e3
###
x = =  1)
###
x = ==1:=jx
###
x = @[a = 1]
###
x = [(y  ield) for x in y]
###
x = [)
(
###
x = [1, 2
y 
= 3
###
x = a b1
###
x = a. ? : c
###
x = bbc" "defx ="
"abc" "def"
###
x = clas,s
###
x = def f([(yield) for x in y]
###
x = else  x
###
x = f"1{a:{b:{c:{d}}}}"
###
x = f"await {a!r"
###
x = f"{! r}"
###
x = f"{:{c:{d}}}}"
###
x = f"{\n}"
###
x = f"{a )! r}"
###
x = f"{a!r:**{b!s}"
###
x = f"{a!r:{b!s}"x y
:{b!
###
x = f"{a$b;}yield "
###
x = f"{ax y!}"
###
x = f"{a}}global x
"
###
x = f"{lambglobal x
da ,x: 1}"
###
x = f"}" =** f"
###
x = f'{'
((}'
###
x = f'{a)}'
= 1
###
x = ff'''
{
'''
{
###
x = foo}"
"\N{foo}"
###
x = f{a!1}"
###
x = i**f
###
x = lambd
###
x = nodef f(t in y
###
x = not}" in y
###
x = print x000t x00012
12
###
x = t"a " "b"
###
x = t"{a
###
x = t"{} for fx in "
###
x = y += 1
###
x = {"a": 1, "b": 2
pri "b"nt
###
x = {1: , 3}
###
x = {1: 2,:}
###
x = {adef f1}
###
x ="""abc
###
x =)}'
 f' =)}'
 f'{a)}'
###
x =.e_5
###
x =: 1
{
###
x == (1 += (1 
###
x == {1]
###
x ==] 0x_
###
x =_
 0b1_
###
x =def f( t"abc
###
x =global x
 (1 if 2 3)
###
x =pass 1;;
###
x =x  f"{a!}"
###
x ={ uf"abcbc"
"
###
x abc\
###
x await = if
###
x cla*ss A= *
###
x else  = {1: 2
y = 3
###
x i
exec x i
###
x if y els:e *z
###
x o8
###
x x = x[a = = x[a = 1]
###
x y == 1 y = 2
###
x yf(x for xin y z)
###
x"
 = f"{a!r"
###
x++
import 
###
x-
###
x.None
e
###
x.True =
###
x.class ATrue = 1
###
x.y: int lambda = 
###
x1 ={ 1 \ # comment
###
x: (==y := 1)(
###
x: int
global x)
: 
###
x:= 1
###
x= 1 =  else 1_a
###
x= f'{((}'
###
x=) f"{a
###
x] = 0x_
###
xclass A: int
global for x in  x
###
xec "
###
xin  = f'{((}'
###
xprint x = await `a`
###
xyield  = class:
###
x{ = f"{lambda a!x}"
###
yd from x
###
yield  a.b() = 1
###
yield lambda /: 1
###
yild 11
###
{ = x} = x
###
{'from a import (b as c.d)
###
{**:lambda  1}
a: 1}
###
{**reurn x: 1turn x: 1 for x in y}
###
{**x if y] else z}
###
{**x, *x*y if z else w}
###
{*a, *}
###
{*a,** b:
###
{*x fordef f( x in y}
###
{*x y*a, *a, *b}
###
{1, 2 3in }
###
{1}
'a' 1}
###
{a *x yb}
###
{a: 
###
{a: *bx y}
:=
###
{a: 1, }
###
{a: b} = for x in  x
###
{a:== b c: d}
###
{ax: *def f(*b}
###
{a} = await x
 else 
###
{f"{a: 1 for x in y,== b}
###
{x: x for x in y} = f"{1
###
{} = x
if 
###
}"= f"{a! r}x = f"{a! r}"
###
}"try: x
catchasync : y
###
}def f(1): pass
###
}match x: pass
