# Group: numbers
# Source: first measurements of peers. Branches in a loop, 5M rounds.


def control_flow(n):
    a = b = c = d = 0
    for i in range(n):
        if i % 15 == 0:
            a += 1
        elif i % 5 == 0:
            b += i
        elif i % 3 == 0 and i & 1:
            c -= 1
        else:
            d += 2
            if d > 1000:
                d = 0
    return a + b * 2 + c * 3 + d * 4


print(control_flow(5_000_000))
