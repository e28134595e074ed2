def mandel(c, limit=40):
    z = 0j
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2: return n
    return limit
for y in range(-8, 9, 2):
    print("".join(" .:-=+*#%@"[mandel(complex(x / 18, y / 8)) * 9 // 40] for x in range(-38, 14)))
def julia(x, y, cx, cy, limit=30):
    for n in range(limit):
        x, y = x * x - y * y + cx, 2 * x * y + cy
        if x * x + y * y > 4: return n
    return limit
print(sum(julia(i / 10, j / 10, -0.7, 0.27) for i in range(-12, 13) for j in range(-12, 13)))
