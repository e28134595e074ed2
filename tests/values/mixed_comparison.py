# The hash values themselves are those of a 64-bit CPython.
# Comparison between kinds of numbers, and of things that do not compare.
nums = [0, -0.0, 1, True, 1.5, 2**60, float(2**60), 2**60 + 1, 10**30, 1e30, -5, complex(1, 0)]
for a in nums:
    print(a, [a == b for b in nums])
print(hash(1) == hash(1.0) == hash(True) == hash(complex(1, 0)), hash(2**60) == hash(float(2**60)), hash(10**30) == hash(1e30), hash(0.5) == hash(0.5 + 0j))
print(hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(1.5), hash(float("inf")), hash(-float("inf")), hash(1e300))
d = {1: "int", 1.0: "float", True: "bool"}
print(d, len({0, 0.0, False, -0.0, 0j}))
for f in (lambda: 1 < "a", lambda: [] < (), lambda: None < None, lambda: 1j < 2, lambda: {} < {}, lambda: object() > 1, lambda: "a" >= b"a", lambda: [1, "a"] < [1, 2], lambda: sorted([1, "a"]), lambda: max(1, None), lambda: len < print, lambda: 1 < 2 < "x"):
    try:
        print(f())
    except TypeError as e:
        print(e)
print("a" == b"a", 1 == "1", [] == (), None == 0, 1 != "1", [1] == [1.0], (1, 2) == (1, True + True), {1: 2} == {1.0: 2.0})
def noisy(n):
    print("eval", n)
    return n
print(noisy(1) < noisy(3) < noisy(2) < noisy(99), noisy(1) < noisy(2) == noisy(2) != noisy(1))
print(1 < 2 > 1, 1 == 1 in [1], 1 in [1] == True, (1 in [1]) == True, not 1 == 2)
x = 5
print(0 < x < 10, 10 > x > 0 > -1, x is not None and x not in [1])
