# Roman numerals, number words, bases, primes, perfect numbers, Collatz, happy numbers.
pairs = list(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()))
def roman(n):
    out = ""
    for v, s in pairs:
        k, n = divmod(n, v); out += s * k
    return out
def unroman(s): return sum(-v if s[i + 1:i + 2] and val[s[i + 1]] > v else v for i, v in enumerate(map(val.get, s)))
val = {s: v for v, s in pairs if len(s) == 1}
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(unroman(roman(n)) == n for n in range(1, 1000)))
small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 0: return "minus " + words(-n)
    if n < 20: return small[n]
    if n < 100: return tens[n // 10 - 2] + ("-" + small[n % 10] if n % 10 else "")
    if n < 1000: return small[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    for v, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= v: return words(n // v) + " " + name + (" " + words(n % v) if n % v else "")
print(words(0), words(-15), words(342), words(1001), words(1234567890123))
def base(n, b):
    d = "0123456789abcdefghijklmnopqrstuvwxyz"; s = ""
    while n: n, r = divmod(n, b); s = d[r] + s
    return s or "0"
print([base(2**40 + 7, b) for b in (2, 3, 7, 16, 36)], all(int(base(n, b), b) == n for n in range(0, 500, 7) for b in (2, 5, 16, 36)))
def sieve(n):
    s = bytearray([1]) * (n + 1); s[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]: s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, p in enumerate(s) if p]
p = sieve(5000)
print(len(p), p[-3:], [(a, b) for a, b in zip(p, p[1:]) if b - a == 2][-3:])
def collatz(n):
    c = 0
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; c += 1
    return c
print(max((collatz(n), n) for n in range(1, 1000)), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
def happy(n, seen=()): return n == 1 or n not in seen and happy(sum(int(c) ** 2 for c in str(n)), seen + (n,))
print([n for n in range(1, 60) if happy(n)], [n for n in range(10, 10000) if n == sum(int(c) ** len(str(n)) for c in str(n))])
def miller(n):
    if n < 2 or n % 2 == 0: return n == 2
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0: continue
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([miller(n) for n in (2**61 - 1, 2**67 - 1, 2**127 - 1, 10**18 + 9, 561)], [n for n in range(80) if miller(n)] == [q for q in p if q < 80])
