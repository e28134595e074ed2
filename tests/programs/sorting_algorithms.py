# Sorting written by hand, each checked against sorted.
def quick(l): return l if len(l) < 2 else quick([x for x in l[1:] if x < l[0]]) + [l[0]] + quick([x for x in l[1:] if x >= l[0]])
def merge(l):
    if len(l) < 2: return l
    a, b, out = merge(l[:len(l) // 2]), merge(l[len(l) // 2:]), []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
def insertion(l):
    l = l[:]
    for i in range(1, len(l)):
        x, j = l[i], i
        while j and l[j - 1] > x: l[j] = l[j - 1]; j -= 1
        l[j] = x
    return l
def heap(l):
    l = l[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and l[c] < l[c + 1]: c += 1
            if l[i] >= l[c]: return
            l[i], l[c] = l[c], l[i]; i = c
    for i in range(len(l) // 2 - 1, -1, -1): sift(i, len(l))
    for n in range(len(l) - 1, 0, -1): l[0], l[n] = l[n], l[0]; sift(0, n)
    return l
def in_place(l):
    l = l[:]
    def go(lo, hi):
        while lo < hi:
            p, i, j = l[(lo + hi) // 2], lo, hi
            while i <= j:
                while l[i] < p: i += 1
                while l[j] > p: j -= 1
                if i <= j: l[i], l[j] = l[j], l[i]; i += 1; j -= 1
            if j - lo < hi - i: go(lo, j); lo = i
            else: go(i, hi); hi = j
    go(0, len(l) - 1)
    return l
def counting(l):
    c = {}
    for x in l: c[x] = c.get(x, 0) + 1
    return [x for k in sorted(c) for x in [k] * c[k]]
def shell(l):
    l, gap = l[:], len(l) // 2
    while gap:
        for i in range(gap, len(l)):
            x = l[i]
            while i >= gap and l[i - gap] > x: l[i] = l[i - gap]; i -= gap
            l[i] = x
        gap //= 2
    return l
def radix(l):
    for k in range(0, 31, 5):
        b = [[] for _ in range(32)]
        for x in l: b[x >> k & 31].append(x)
        l = [x for y in b for x in y]
    return l
data, x = [], 7
for _ in range(150): x = x * 1103515245 + 12345 & 0x7FFFFFFF; data.append(x >> 8)
for f in (quick, merge, insertion, heap, in_place, counting, shell, radix):
    print(f.__name__, f(data) == sorted(data), f([]) == [], f([1]) == [1], f([2, 1, 2, 1]) == [1, 1, 2, 2], data[0])
for f in (quick, merge, insertion, heap, in_place, shell): print(f(list("sorting")), f([(2, "b"), (1, "z"), (2, "a")]), f([1.5, -0.5, 1]))
