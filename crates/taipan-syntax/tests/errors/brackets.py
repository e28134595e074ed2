(
###
foo(a, b
###
x = [1, 2
y = 3
###
x = {1: 2
y = 3
###
def f(a, b:
    pass
###
)
###
x = 1)
###
x = (1]
###
x = [1)
###
x = {1]
###
x = (1,
2]
###
foo(a, b
for x in y: pass
###
a = (1,
b = 2
###
f(a b)
###
[a b]
###
(a b)
###
{a b}
###
{a: b c: d}
###
{a: b, c d}
###
f(a, b c)
###
[1 2 3]
###
x = a b
###
x = (1 +
###
print(1
###
f(1, 2
x = 3
y = 4
###
a[1
###
a[1:2 3]
###
f(**a b)
###
x = ("a" 1)
###
foo(a, "b" c)
###
"abc" def "ghi"
###
x = "abc" def"
###
x = (1 if 2 3)
###
f(x for x in y z)
###
[x for x in y z]
###
f(a=1 b=2)
###
f(a.b c.d)
###
(a, b c, d)
###
{1, 2 3}
###
{
###
}
###
x = {}}
###
({[}])
###
print("a" if 1 else "b" c)
###
f(
  a
  b
)
###
a = [
  1
  2
]
