# The generator's sequence for a seed is CPython's, call by call.
import random
random.seed(12345)
print([random.random() for _ in range(4)], [random.getrandbits(k) for k in (1, 8, 32, 33, 64, 100)], [random.randint(1, 6) for _ in range(10)], random.randrange(10), random.randrange(5, 50, 5), random.randrange(10**20), random.randint(-(10**30), 10**30))
for seed in (0, 1, -1, 2**70, "text", b"bytes", 1.5, bytearray(b"ba"), "é"):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 1000))
random.seed(7)
print(random.choice("abcdef"), random.choice([1, 2, 3]), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[1, 5, 1], k=6), random.choices("xy", cum_weights=[1, 10], k=4), random.sample(range(100), 5), random.sample("abcdef", 3), random.sample([1, 2], counts=[3, 2], k=4), random.sample(range(10**12), 3))
l = list(range(12))
random.shuffle(l); print(l)
print(random.uniform(1, 10), random.triangular(0, 1, 0.5), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(2), random.betavariate(2, 3), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 4), random.paretovariate(3), random.weibullvariate(1, 2), random.binomialvariate(10, 0.3), random.randbytes(5))
state = random.getstate()
a = [random.random() for _ in range(3)]
random.setstate(state)
print(a == [random.random() for _ in range(3)], len(state), state[0], len(state[1]))
r1, r2 = random.Random(5), random.Random(5)
print(r1.random() == r2.random(), r1.randint(0, 9), random.Random(42).sample(range(50), 4))
random.seed(99)
print([random.randrange(2**k) for k in range(1, 70, 9)], sum(random.random() for _ in range(1000)))
