if x:
pass
###
while x:
pass
###
for x in y:
pass
###
def f():
pass
###
class A:
pass
###
class A(B):
pass
###
with a as b:
pass
###
with (a, b):
pass
###
try:
pass
finally: pass
###
try:
    pass
except E:
pass
###
try:
    pass
except:
pass
###
try:
    pass
except* E:
pass
###
try:
    pass
finally:
pass
###
if x:
    pass
elif y:
pass
###
if x:
    pass
else:
pass
###
match x:
case 1: pass
###
match x:
    case 1:
    pass
###
x = 1
    y = 2
###
def f():
    x = 1
   y = 2
###
def f():
    x = 1
      y = 2
###
  x = 1
###
!"if x:\n    a\n\tb\n"
###
!"if x:\n\ta\n        b\n"
###
!"if x:\n        a\n\tb\n"
###
if x:
    if y:
        pass
  pass
###
def f():
###
if 1:
    # comment only
###
class A:
    def f(self):

    def g(self): pass
###
try:
    pass
###
try:
    pass
x = 1
###
try:
    pass
else:
    pass
###
try:
    pass
except E:
    pass
except* F:
    pass
###
try:
    pass
except* E:
    pass
except F:
    pass
###
try:
    pass
except*:
    pass
###
try:
    pass
except A, B as c:
    pass
###
try:
    pass
except A as b.c:
    pass
###
try:
    pass
except* A as 1:
    pass
###
async def f():
pass
###
async with a:
pass
###
async for a in b:
pass
###
if 1:
    pass
 else:
    pass
###
for x in y: pass
  z
###
while 1:
    a
  b
c
