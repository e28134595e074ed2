# requires: 3.14
# Lists: slice assignment and deletion in all shapes, aliasing, errors.
l = list(range(10))
l[2:5] = "abc"
l[:0] = [-1]
l[len(l):] = [99]
l[5:5] = [[]]
print(l)
l[::2] = range(len(l[::2]))
print(l)
del l[::3]
print(l)
del l[-2:]
l[1:3] = []
print(l)
a = [1, 2, 3]
a[1:2] = a
a[:] = a
a[0:0] = a[::-1]
print(a, len(a))
a += a
a *= 2
print(len(a), a[:7])
a.extend(a)
print(len(a))
b = a
b.clear()
print(a, b is a)
rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows, [[0] * 2 for _ in range(2)])
l = [1, 2, 3, 4, 5]
for bad in (lambda: l[5], lambda: l[-6], lambda: l["a"], lambda: l[1.0], lambda: l.__setitem__(9, 1), lambda: l.__delitem__(9), lambda: l.__setitem__(slice(0, 4, 2), [1]), lambda: l.__setitem__(slice(0, 1), 5), lambda: l[::0], lambda: l.pop(9), lambda: [].pop(), lambda: l.remove(9), lambda: l.index(9), lambda: l.index(1, 1), lambda: l.insert("x", 1), lambda: l + (1,), lambda: l * "a", lambda: [0] * 2**63, lambda: l.extend(5), lambda: l.__setitem__(slice(None, None, -1), [1, 2]), lambda: l < 5, lambda: l[10**20], lambda: l.pop(10**20)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(l.pop(), l.pop(0), l.pop(-2), l, l.insert(-1, "x"), l.insert(100, "end"), l.insert(-100, "start"), l)
print([3] * 0, [1, 2] * -1, [] + [], [1] + [2], [1, [2]] == [1, [2]], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] > [1], [[1], 2] <= [[1], 2])
print([1, 2, 3].index(2), [1, 2, 1].count(1), 2 in [1, 2], [1, 2, 3, 2].index(2, 2), [True, 1.0, 1].count(1), list("abc"), list({"k": 1}), list(range(3)), [*"ab"])
c = [1, [2, 3]]
d = c.copy()
d[1].append(4)
d.append(5)
print(c, d, c[:] == c, c[:] is c, list(c) is c)
c.reverse()
print(c, list(reversed(c)), [c, c][0] is c)
l = []
l.append(l)
print(l, l == l, l[0][0] is l, len(l))
l = [None] * 3
l[0], l[1], l[-1] = l[1:], l[:1], l
print(len(l[0]), l[2] is l)
l = list(range(20))
print(l[-3:], l[:-17], l[15:5:-3], l[::-7], l[3:3], l[30:], l[-30:2], l[slice(2, None, 9)])
l[5:15:3] = ["a", "b", "c", "d"]
print(l)
l[15:5:-3] = "wxyz"
print(l)
del l[18:2:-4]
print(l, l.__len__(), l.__contains__("a"), l.__getitem__(0), l.__iadd__([1]) is l)
