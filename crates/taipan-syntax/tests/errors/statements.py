a = b =
###
a ==
###
a +
###
a not b
###
a is is b
###
not
###
a and
###
or a
###
a if b
###
a if b else
###
a if b else pass
###
pass if b else 1
###
x = a if b else pass
###
x = pass if b else 1
###
x = break if b else 1
###
if a if b: pass
###
lambda:
###
lambda x=: 1
###
await
###
yield
x = yield = 1
###
x = *
###
**x
###
*x
###
x = *y
###
print *a
###
1 2
###
a b c
###
def
###
class
###
class 1: pass
###
def 1(): pass
###
import
###
import 1
###
import a.
###
import a as
###
import a as b.c
###
import a as 1
###
import a from b
###
import a, b from c
###
from a import
###
from a import b,
###
from a import (b, c
###
from a import b as 1
###
from a import b as c.d
###
from a import (b as c.d)
###
from a import ()
###
from . import
###
from import a
###
from a
###
from a import *, b
###
from a import b c
###
from .a.b. import c
###
global
###
global x,
###
global x.y
###
nonlocal 1
###
del
###
del f()
###
del 1
###
del (a, b())
###
del a + b
###
del *a
###
del (*a,)
###
del [a, *b]
###
del a,,b
###
del x if y else z
###
del None
###
assert
###
assert x = 1
###
assert x, y = 1
###
assert x := 1
###
assert (x, y := 1)
###
assert x, y := 2
###
raise
x = raise
###
raise x from
###
raise from x
###
raise x,
###
return 1 2
###
pass 1
###
break 1
###
continue x
###
async x
###
async
###
async lambda: 1
###
async x = 1
###
print 1
###
print "hello"
###
print x, y
###
print x if y else z
###
exec "x"
###
exec x in y
###
print >>f, x
###
print -1
###
print
print x;
###
(print x)
###
f(print x)
###
if print 1: pass
###
a = print 1
###
True = 1
###
None = 1
###
False += 1
###
None: int
###
class None: pass
###
def None(): pass
###
def f(None): pass
###
f(None=1)
###
f(True=1, x)
###
for None in x: pass
###
with a as None: pass
###
import None
###
x.None
###
x.True = 1
###
x = {None = 1}
###
lambda None: 1
###
try: pass
except E as None: pass
###
global None
###
(None := 1)
###
not x = 1
###
x = (yield) = 1
###
x = yield 1 2
###
pass pass
###
break; continue x
###
del x y
###
assert x y
###
global x y
###
import x.y as z.w
###
a; b c; d
###
a;
 b
###
@property
x = 1
###
@f
###
@
def f(): pass
###
class A(
###
class A(B:
    pass
###
x = lambda
###
x = lambda:
###
x = lambda y
###
x = ...y
###
(a, b) -> c
###
a = (b,, c)
###
a = [,]
###
a = {,}
###
a = (,)
###
a = {:}
###
f(,)
###
await = 1
###
async = 1
###
None()
None.x = 1
x.y.z() = 2
###
async def f(): await
