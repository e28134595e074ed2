return 1
###
class A:
    return 1
###
yield 1
###
class A:
    yield 1
###
x = [(yield) for x in y]
###
def f():
    return [(yield x) for x in y]
###
def f():
    return {(yield x) for x in y}
###
def f():
    return {(yield x): 1 for x in y}
###
def f():
    return ((yield x) for x in y)
###
def f():
    return [x for x in (yield)]
###
yield from x
###
await x
###
def f():
    await x
###
def f():
    async for x in y: pass
###
def f():
    async with x: pass
###
async for x in y: pass
###
async with x: pass
###
def f():
    return [x async for x in y]
###
[x async for x in y]
###
(x async for x in y)
###
def f():
    return (x async for x in y)
###
def f():
    return [await x for x in y]
###
async def f():
    return [await x for x in y]
async def g():
    return lambda: await x
###
class A:
    await x
###
class A:
    [x async for x in y]
###
lambda: (yield)
lambda: await x
###
async def f():
    yield from x
###
async def f():
    yield 1
    return 2
###
async def f():
    return 2
    yield 1
###
async def f():
    return
    yield 1
break
###
continue
###
if x:
    break
###
def f():
    break
###
class A:
    continue
###
for x in y:
    def f():
        break
###
while 1:
    class A:
        continue
###
for x in y:
    pass
else:
    break
###
while x:
    try: pass
    finally: continue
    break
else:
    continue
###
try:
    pass
except:
    pass
except E:
    pass
###
try:
    pass
except E:
    pass
except:
    pass
except F:
    pass
###
for x in y:
    try: pass
    except* E:
        break
###
for x in y:
    try: pass
    except* E:
        continue
###
def f():
    try: pass
    except* E:
        return
###
def f():
    try: pass
    except* E:
        for x in y: break
        while 1: continue
        def g(): return 1
def h():
    try: pass
    except* E:
        for x in y: return
###
def f():
    x = 1
    global x
###
def f():
    print(x)
    global x
###
def f(x):
    global x
###
def f():
    global x
    nonlocal x
###
def f():
    nonlocal x
    global x
###
def f():
    nonlocal x
###
nonlocal x
###
class A:
    nonlocal x
###
def f(x):
    nonlocal x
###
def f():
    x = 1
    def g():
        x = 2
        nonlocal x
###
def f():
    x = 1
    def g():
        print(x)
        nonlocal x
###
def f():
    global x
    x: int = 1
###
def f():
    x: int
    global x
###
def f():
    x: int
    nonlocal x
###
def f():
    y = 1
    def g():
        nonlocal y
        y: int = 1
###
x: int
global x
###
x = 1
global x
###
print(x)
global x
###
def f():
    import x
    global x
###
def f():
    def x(): pass
    global x
###
def f():
    for x in y: pass
    global x
###
def f():
    class x: pass
    global x
###
def f():
    with a as x: pass
    global x
###
def f():
    del x
    global x
###
def f():
    x += 1
    global x
###
def f():
    (x := 1)
    global x
###
def f():
    [x := 1 for y in z]
    global x
###
def f():
    try: pass
    except E as x: pass
    global x
###
def f():
    match y:
        case x: pass
    global x
###
def f():
    from a import *
###
class A:
    from a import *
###
from __future__ import division
from __future__ import nope
###
x = 1
from __future__ import division
###
"doc"
from __future__ import annotations
"more"
from __future__ import division
###
from __future__ import braces
###
from __future__ import *
###
def f():
    from __future__ import division
###
from __future__ import annotations
def f(x: (yield)): pass
###
from __future__ import annotations
x: (y := 1)
###
import os
from __future__ import annotations
###
from __future__ import barry_as_FLUFL
1 <> 2
1 != 2
###
def f(a, a):
    return
yield
###
__debug__ = 1
###
__debug__ += 1
###
x.__debug__ = 1
###
del __debug__
###
del x.__debug__
###
def __debug__(): pass
###
class __debug__: pass
###
import __debug__
###
import a as __debug__
###
from a import __debug__
###
for __debug__ in x: pass
###
with a as __debug__: pass
###
f(__debug__=1)
###
(__debug__ := 1)
###
global __debug__
__debug__: int
###
try: pass
except E as __debug__: pass
###
[x for __debug__ in y]
###
match x:
    case __debug__: pass
###
match x:
    case A(__debug__=1): pass
###
match x:
    case [*__debug__]: pass
###
match x:
    case {**__debug__}: pass
###
type __debug__ = int
###
[x := 1 for x in y]
###
[(x := 1) for x in y]
###
[[(x := 1) for y in z] for x in w]
###
[y for x in (z := w)]
###
[y for x in [z := w]]
###
[y for x in a for b in (x := 1)]
###
[(b := 1) for a in c for b in d]
###
[[(b := 1)] for a in (lambda: (b := 1))()]
###
[b := 0 for a in c for b in d]
###
[0 for a in c if (b := 1) for b in d]
###
[i + 1 for i in (j := [1])]
###
class A:
    [x := 1 for y in z]
###
class A:
    (x for y in z if (w := 1))
###
lambda: (x := 1)
lambda: [x := 1 for y in z]
class A:
    lambda: [x := 1 for y in z]
    f(__x=1)
*a, *b = c
###
(*a, *b) = c
###
[*a, b, *c] = d
###
for *a, *b in c: pass
###
a, *b, (*c, *d) = e
###
*a = b
###
*a
###
x = *a
###
f(*a)
*a,
###
del *a
###
return *a
###
def f():
    return *a
###
def f():
    yield *a
###
def f():
    return *a, b
x = (*a)
###
print((*a))
###
*a, = b
x = [*a]
a[*b]
for x in *a: pass
###
await f(*x)
f() = 1
###
x = 1 if *a else b
###
*a or b
###
if *a: pass
###
assert *a
###
*a: int
###
*a += 1
###
with *a: pass
###
with a as *b: pass
###
[*a for a in b]
###
print(* *a)
###
x = {*a}
x = {**a}
x = *a if b else c
###
class A:
    x: (lambda: (yield))
    def f(self):
        try: pass
        finally: return 1
def g(): [x for x in y if [z async for z in w]]
###
async def f():
    def g(): return [x async for x in y]
###
async def f():
    return ([x async for x in y] for z in w)
    x = (await y for y in z)
    [[x async for x in y] for z in w]
def g():
    return ([x async for x in y] for z in w)
