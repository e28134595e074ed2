if x
    pass
###
while x
    pass
###
for x in y
    pass
###
def f()
    pass
###
class A
    pass
###
class A(B)
    pass
###
with a as b
    pass
###
with (a, b)
    pass
###
try
    pass
finally:
    pass
###
try:
    pass
except E
    pass
###
try:
    pass
except
    pass
###
try:
    pass
except* E
    pass
###
try:
    pass
finally
    pass
###
if x:
    pass
elif y
    pass
###
if x:
    pass
else
    pass
###
match x
    case 1: pass
###
match x:
    case 1
        pass
###
lambda x
###
if x = 3:
    pass
###
while x = 3: pass
###
async def f()
    pass
###
def f() -> int
    pass
###
def f:
    pass
###
class A[T]
    pass
###
x = {1: 2, 3}
###
x = {1: 2, 3:}
###
x = {1:}
###
for x y
###
for x in
###
for in x: pass
###
for 1 in x: pass
###
for f() in x: pass
###
for x in range(3) pass
###
else: pass
###
elif x: pass
###
case 1: pass
###
except: pass
###
if x: pass
else: pass
elif y: pass
###
case x:
    pass
