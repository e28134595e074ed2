print 1
x = "abc
###
print 1
x = (
###
x = (
print 1
###
f(a b)
'unterminated
###
def f(a, a): pass
x = 1 +
###
return 1
x = $
###
a b
)
###
f() = 1
(
###
(
f() = 1
###
def f():
    return
  x
y = (
###
a = 1 +
b = 2
###
yield 1
return 1
###
nonlocal x
return 1
###
return 1
nonlocal x
###
break
def f(a, a): pass
###
from __future__ import nope
def f(a, a): pass
###
def f(a, a): pass
x = 1
from __future__ import nope
###
class A:
    def f(self):
        x = [1, 2, 3
        return x
    def g(self):
        pass
###
x = foo(1, 2
if x:
    pass
###
def f(x):
    if x:
        print "a"
    else:
        return 0
###
import os, sys
def main():
    for i in range(10)
        print(i)
main()
###
x = {"a": 1, "b": 2
print(x)
###
d = dict(a=1, b=2
for k in d: print(k)
###
result = (1 + 2
print(result)
###
s = 'it's
###
s = "say "hi""
###
if True:
    x = 1
else if False:
    x = 2
###
for i in range(3): print(i) else: pass
###
x = 5 if y else: 6
###
def f(self, x) return x
###
class A: def f(): pass
###
if x: if y: pass
###
x = 1 y = 2
###
while True print(1)
###
try: x
catch: y
###
x = new Foo()
###
int x = 5
###
function f() {}
###
var x = 1
###
if (x) { y }
###
x = a ? b : c
###
i++
###
switch x:
    case 1: pass
###
print("a" + )
###
print("a" "b" + 1 2)
###
elif
###
a = [1, 2, 3
b = [4, 5]
###
return
###
import a b
###
from a import b.c
###
from a import b as c as d
###
with open("x") as f
    pass
###
raise E, "x"
###
except E, e: pass
###
exec "1"
###
a, b = 1, 2 = c
###
lambda x: return x
###
[x for x in y if z else w]
###
[x if y for x in z]
###
x = (y for y in z
###
a = b if c else d if
###
x = not in y
###
x is not not y
###
1 <> 2
###
a.b.c.1
###
0x
0b
###
x = 1
  # comment
    y = 2
###
if x:

###
if x: # c

y
###
x = [
    1,
    2
###
x = """a
b""" c
###
x = ("a"
b c)
###
x = 'a' 'b' c
###
x = f"a" 'b' c
###
a = 'x' if y 'z'
###
{'a': 1 'b': 2}
###
{'a' 1}
###
['a' 'b' c 'd']
###
f(a, b=1, c d)
###
f(a.b.c(1) d)
###
f((a b), c)
###
x = "\d" "\x"
###
import x
def g(): yield; return 1; await z
###
wile True:
    pass
###
fro x import y
###
clas A:
    pass
###
improt os
###
whille x:
    pass
###
for x im y:
    pass
###
esle
###
x = a nad b
###
prin 1
###
retrun x
###
with open(a) sa b:
    pass
