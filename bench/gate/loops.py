# Loops and arithmetic, of a function's variables and of a module's: ints, floats, branches.


def local(n):
    total = i = 0
    x = 0.5
    while i < n:
        if i % 3 == 0:
            total += i * 2 - i // 7
        elif i & 1:
            x = x * 1.0001 + 0.25
        else:
            total ^= i
        i += 1
    return total, round(x, 6)


print(*local(100_000))
count = 0
for k in range(100_000):
    count = count + (k * 2 + 3) % 7
print(count)
