# Group: reports
# Source: the Vela report, "stack operations": operands held 10, 50 and 100 deep by nested expressions.


def depth10(rounds):
    a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
    total = 0
    for a in range(rounds):
        total += (
            a - (b + (c + (d - (e + (f + (g - (h + (a + (h)))))))))
        )
    return total


def depth50(rounds):
    a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
    total = 0
    for a in range(rounds):
        total += (
            a - (b + (c + (d - (e + (f + (g - (h + (a + (b - (c + (d + (e - (f + (g + (h - (a + (b +
            (c - (d + (e + (f - (g + (h + (a - (b + (c + (d - (e + (f + (g - (h + (a + (b - (c + (d
            + (e - (f + (g + (h - (a + (b + (c - (d + (e + (f - (g + (h + (a -
            (h)))))))))))))))))))))))))))))))))))))))))))))))))
        )
    return total


def depth100(rounds):
    a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
    total = 0
    for a in range(rounds):
        total += (
            a - (b + (c + (d - (e + (f + (g - (h + (a + (b - (c + (d + (e - (f + (g + (h - (a + (b +
            (c - (d + (e + (f - (g + (h + (a - (b + (c + (d - (e + (f + (g - (h + (a + (b - (c + (d
            + (e - (f + (g + (h - (a + (b + (c - (d + (e + (f - (g + (h + (a - (b + (c + (d - (e +
            (f + (g - (h + (a + (b - (c + (d + (e - (f + (g + (h - (a + (b + (c - (d + (e + (f - (g
            + (h + (a - (b + (c + (d - (e + (f + (g - (h + (a + (b - (c + (d + (e - (f + (g + (h -
            (a + (b + (c - (d + (e + (f - (g + (h + (a - (b + (c +
            (h)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
        )
    return total


print(depth10(1_000_000), depth50(200_000), depth100(100_000))
