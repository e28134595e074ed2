# Integers around the limits of the in-place representation, by every operator.
edges = [2**59, 2**60 - 1, 2**60, 2**60 + 1, 2**61, 2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64]
edges += [-e for e in edges]
for e in edges:
    print(e, e + 1, e - 1, -e, abs(e), ~e, e * 2, e // 2, e % 7, e.bit_length())
for a in (2**60 - 1, -(2**60), 2**60, -(2**60) - 1):
    for b in (1, -1, 2**60 - 1, -(2**60)):
        print(a + b, a - b, a * b, a // b, a % b, divmod(a, b))
        print(a & b, a | b, a ^ b, a < b, a == b, a >= b)
# A sum that leaves the range and comes back must be the small number again.
x = 2**60 - 1
y = x + 10 - 10
print(x == y, hash(x) == hash(y), {x: "found"}[y], type(y))
n = 0
step = 2**58
for i in range(40):
    n += step
print(n, n == 40 * step)
for i in range(40):
    n -= step
print(n, n == 0, [10, 20][n])
m = 1
for i in range(1, 30):
    m *= i
    if i > 18:
        print(i, m, m // i, m % (i + 1))
for i in range(29, 0, -1):
    m //= i
print(m)
print((2**60 - 1) * (2**60 - 1), (-(2**60)) * (-(2**60)), (2**31) * (2**29), (2**30) * (2**30))
