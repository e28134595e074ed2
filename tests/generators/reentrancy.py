# Entering a running generator; closing in odd moments; many alive at once.
def g():
    try:
        next(it)
    except ValueError as e:
        yield str(e)
    try:
        it.send(None)
    except ValueError as e:
        yield str(e)
    try:
        it.close()
    except ValueError as e:
        yield "close: " + str(e)
    try:
        it.throw(KeyError)
    except ValueError as e:
        yield "throw: " + str(e)
it = g()
print(list(it))
def consumer(out):
    while True:
        x = yield
        if x is None: return
        out.append(x)
def broadcast(*targets):
    for t in targets: next(t)
    try:
        while True:
            x = yield
            for t in targets: t.send(x)
    except GeneratorExit:
        for t in targets: t.close()
a, b = [], []
bc = broadcast(consumer(a), consumer(b))
next(bc)
for i in range(4): bc.send(i)
bc.close()
print(a, b)
def sieve():
    def ints(n):
        while True: yield n; n += 1
    def keep(p, src):
        for x in src:
            if x % p: yield x
    src = ints(2)
    while True:
        p = next(src)
        yield p
        src = keep(p, src)
s = sieve()
print([next(s) for _ in range(25)])
gens = [(lambda k: (k * i for i in range(100)))(k) for k in range(200)]
total = 0
for _ in range(5):
    for x in gens: total += next(x)
print(total)
def lazy(log):
    for i in range(3):
        log.append(("make", i))
        yield i
log = []
for x in lazy(log):
    log.append(("use", x))
    if x == 1: break
print(log)
def closes():
    try:
        yield from (i for i in range(10))
    finally:
        order.append("closed")
order = []
c = closes()
for x in c:
    if x == 3: c.close()
    order.append(x)
print(order)
def swap():
    x = 0
    while True:
        x = (yield x) or x + 1
w = swap()
print(next(w), next(w), w.send(10), next(w))
def frame_locals(n, *rest, k=5, **kw):
    yield locals()
    n += 1
    z = n * k
    yield {key: v for key, v in sorted(locals().items())}
fl = frame_locals(1, 2, 3, extra=4)
print(next(fl), next(fl))
def interleave(*its):
    its = [iter(x) for x in its]
    while its:
        for x in its[:]:
            try: yield next(x)
            except StopIteration: its.remove(x)
print("".join(interleave("abc", "12345", "-")))
def coroutine_counter():
    counts = {}
    word = yield
    while word is not None:
        counts[word] = counts.get(word, 0) + 1
        word = yield counts[word]
    return counts
cc = coroutine_counter()
next(cc)
print([cc.send(w) for w in "a b a c a b".split()])
try: cc.send(None)
except StopIteration as e: print(e.value)
