# for, while, else, break, continue in all combinations, with try and nested loops.
def search(rows, x):
    for i, r in enumerate(rows):
        for j, v in enumerate(r):
            if v is None: break
            if v == x: return i, j
        else: continue
        print("inner broke at", i)
        break
    else: return "exhausted"
    return "stopped"
print(search([[1, 2], [3]], 3), search([[1], [2]], 9), search([[1], [None, 5], [9]], 9))
n = 0
while n < 5:
    n += 1
    if n == 2: continue
    if n == 4: break
else: print("not printed")
print(n)
while n: n -= 1
else: print("else", n)
while False: pass
else: print("else of a loop that never ran")
for x in (): pass
else: print("empty", "x" in globals())
out = []
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 2: break
        out.append((i, j))
    else: out.append("full")
print(out)
for i in range(10):
    i *= 2
    if i > 6: break
print(i)
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xy")]: print(a, b, c)
for i in range(2):
    for i in "ab": pass
    print(i)
it = iter(range(10))
for x in it:
    if x % 3 == 0: next(it, None)
    print(x, end=" ")
print()
def f():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: return "returned"
        finally: log.append(i)
log = []
print(f(), log)
i = 0
while True:
    try:
        i += 1
        if i < 3: raise ValueError
    except ValueError: continue
    else: break
    finally: log.append(("f", i))
print(i, log)
if 0: x = "no"
elif []: x = "no"
elif "": x = "no"
else: x = "else"
print(x, "a" if 0 else "b" if 0 else "c", [i for i in range(3) if i if i > 1])
total = 0
for i in range(100):
    if i % 15 == 0: total += 1000
    elif i % 5 == 0: total += 10
    elif i % 3 == 0: total += 1
print(total, [("fizz" * (not i % 3) + "buzz" * (not i % 5)) or i for i in range(1, 16)])
for f.attr in range(2): pass
d = {}
for d["k"] in "xyz": pass
print(f.attr, d)
