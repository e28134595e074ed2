1 = x
###
"a" = x
###
f() = x
###
a + b = x
###
-a = x
###
a and b = x
###
not a = x
###
a < b = x
###
a if b else c = x
###
lambda: 1 = x
###
(a, 1) = x
###
(a, f()) = x
###
[a, 1] = x
###
a, 1 = x
###
a = 1 = x
###
a = f() = x
###
{a} = x
###
{a: b} = x
###
{} = x
###
[x for x in y] = 1
###
{x for x in y} = 1
###
{x: x for x in y} = 1
###
(x for x in y) = 1
###
f"a" = 1
###
f"{a}" = 1
###
t"{a}" = 1
###
b"a" = 1
###
... = 1
###
await x = 1
###
async def f():
    await x = 1
###
(yield) = 1
###
def f():
    yield x = 1
###
def f(): x = yield = 1
###
(a := b) = 1
###
(a.b := 1)
###
(a[0] := 1)
###
(f() := 1)
###
(1 := 2)
###
((a, b) := 1)
###
a.b := 1
###
f(a.b := 1)
###
f(a := 1, b.c := 2)
###
if a.b := 1: pass
###
[a, b] += 1
###
(a, b) += 1
###
a, b += 1
###
f() += 1
###
1 += 1
###
a + b += 1
###
(a) += 1
x += y = 1
###
x = y += 1
###
a: int: int
###
1: int
###
f(): int
###
(a, b): int
###
[a, b]: int
###
a, b: int
###
a + b: int
###
(a): int = 1
"a": int
###
a: int = b = c
###
*a = 1
###
*a, *b = 1
###
(*a) = 1
###
[*a, *b] = c
###
a = *b
###
a = (*b)
###
*a
###
(*a)
###
print(*a, **b, *c)
###
a = *b, *c
x = [*a, *b]
*f() = 1
###
*a, f() = 1
###
for *a in b: pass
###
for *a, *b in c: pass
###
for a, f() in b: pass
###
for (a, 1) in b: pass
###
for a.b() in c: pass
###
for a in b = c: pass
###
for x in *a, b: pass
for x in *a: pass
###
with a as f(): pass
###
with a as 1: pass
###
with a as (b, 1): pass
###
with a as b + c: pass
###
with a as *b: pass
###
with (a as f()): pass
###
with a, b as 1: pass
###
with (a, b as 1): pass
###
with a as b, : pass
###
with : pass
###
with a b: pass
###
[x for 1 in y]
###
[x for f() in y]
###
[x for x, 1 in y]
###
[x for x y]
###
[x for x]
###
(x for x in)
###
[for x in y]
###
[x, y for x in y]
###
[x, for x in y]
###
{x, y for x in y}
###
(x, y for x in y)
###
[*x for x in y]
###
{*x for x in y}
###
(*x for x in y)
###
{**x for x in y}
###
{**x: 1 for x in y}
###
{a: *b}
###
{a: **b}
###
{a: 1, b: *c}
###
{*a: 1}
###
{**a: 1}
###
{**a, *b}
###
{a: 1, *b}
###
{*a, **b}
###
{*a, b: 1}
###
{a, b: 1}
###
{a: 1 for x in y, b}
###
{a: b: c}
###
{a:, b: 1}
###
{1: 2, **}
###
[**a]
###
(**a)
###
(**a, b)
###
{1: 2 = 3}
###
x = a = 1 if b
###
x.y: int = *a
###
a[*b] = 1
a[*b:c]
###
a[] = 1
###
a[]
###
a[1:2:3:4]
###
a[b = 1]
###
a[*]
###
f(a)(b) = 1
###
f(a).b = 1
f(a)[b] = 1
a.b() = 1
###
x = a.b() = 1
###
a = 5 = b
###
if x = 1: pass
###
if x.y = 1: pass
###
if f() = 1: pass
###
if (x = 1): pass
###
if x == 1 and y = 2: pass
###
while (x = f()): pass
###
1 + not 2
###
1 * not x
###
- not x
###
a < not b
###
a == not b
###
~ not x
###
x if y else *z
###
f(x if y else *z)
###
[x if y else *z]
###
f(*x if y else z)
###
[*x if y else z]
###
{**x if y else z}
###
{**x, **y if z else w}
###
f(**x if y else **z)
###
f(x if y else **z)
###
del a, b = 1
###
x = yield
###
x = not
###
return = 1
###
x = if
###
for = 1
###
a.for = 1
###
import = 1
###
x = class
###
def f(x): return x = 1
###
@a b
def f(): pass
###
x = [a, b = 1]
###
x = (a = 1)
###
x = (a, b = 1)
###
x = {a = 1}
###
x = [a = 1]
