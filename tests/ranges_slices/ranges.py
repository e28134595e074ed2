# requires: 3.14
# range: arithmetic, membership, slicing, equality, hashing, huge bounds.
rs = [range(5), range(2, 8), range(10, 0, -3), range(0), range(5, 5), range(0, 10, 3), range(-5, 5, 2), range(3, -3), range(10**20, 10**20 + 5, 2)]
for r in rs:
    print(r, len(r), list(r), list(reversed(r)), bool(r), r[1:], r[::-1], r.start, r.stop, r.step, sum(r))
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[5:2:-1], r[::2], 14 in r, 15 in r, 14.0 in r, "a" in r, r.index(21), r.count(21), r.count(22), r[2:10][1:3][0], r == range(0, 99, 7), hash(r) == hash(range(0, 99, 7)), range(0) == range(5, 1), range(3) == [0, 1, 2])
big = range(10**30, -(10**30), -(10**10))
print(len(range(2**31 - 2)), big[5], big[-1], 10**30 - 10**11 in big, 10**30 - 5 in big, big[10**15:10**15 + 2], range(2**64)[2**63])
for bad in (lambda: r[100], lambda: r[-100], lambda: r["a"], lambda: r[1.5], lambda: range(1.5), lambda: range("1"), lambda: range(1, 2, 0), lambda: r.index(1), lambda: r.index("a"), lambda: len(big), lambda: len(range(2**64)), lambda: r + r, lambda: r * 2, lambda: range(None), lambda: r < r, lambda: r[::0], lambda: next(r)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try: r[0] = 1
except TypeError as e: print(e)
try: r.start = 1
except AttributeError as e: print(e)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
n = 3
for i in range(n):
    n = 10
print(i, n, [i for i in range(5, 0, -2)], [*range(3), *range(3)], list(zip(range(3), range(10, 40, 10))))
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "done"), iter(range(2**70, 2**70 + 2)).__next__(), list(range(2**60 - 2, 2**60 + 2)), list(range(-(2**63), -(2**63) + 2)))
class I:
    def __index__(self): return 4
print(range(I()), list(range(I(), 10, 3)), range(10)[I()], I() in range(5), True in range(2), range(True, I()))
total = 0
for i in range(2**61, 2**61 + 3): total += i
print(total, max(range(10)), min(range(5, 2, -1)), sorted(range(3, 0, -1)), tuple(range(2)), set(range(2)) == {0, 1}, range(0, 10, 4)[-1], isinstance(r, range), type(iter(r)).__name__)
