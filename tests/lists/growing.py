# Lists that outgrow their buffers many times, from their own elements too, while
# iterators, slices and sorts hold on to them.
# modes: no-stress
x = []
for i in range(100000):
    x.append(i)
y = [1, 2, 3]
for i in range(14):
    y.extend(y)
    y += y[:5]
print(len(x), len(y), sum(x), sum(y))
objects = [[i] for i in range(30000)]
for turn in range(3):
    w = []
    for item in objects:
        w.append(item)
    w += w
    w *= 2
    assert len(w) == 120000 and w[29999] is objects[-1] and w[-1] is objects[-1]
    w[10:10] = w
    assert w[10] is objects[0] and len(w) == 240000
z = list(range(3000))
seen = 0
for value in z:
    seen += 1
    if len(z) < 50000:
        z.append(value)
        z.extend([value, value])
print(seen, len(z), z[-1])
iterator = iter(z)
next(iterator)
z.extend(iterator for iterator in z[:5])
z.extend(iter(z[:10000]))
print(next(iterator), len(z))
q = list(range(2000))
for k in range(5000):
    q.insert(0, k)
    if k % 2:
        q.pop()
print(q[:3], len(q), q[-1])


def key(value):
    if len(grown) < 20000:
        grown.extend([value] * 100)
    return -value


grown = list(range(5000))
try:
    grown.sort(key=key)
except ValueError as error:
    print(error, len(grown), grown[:3])
nested = []
for i in range(200):
    nested = [nested, list(range(i * 20))]
print(len(nested[1]), sum(len(part) for part in nested))
