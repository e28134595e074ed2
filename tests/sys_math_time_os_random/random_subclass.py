# random.Random subclassed, and used for a simulation.
import random
class Fixed(random.Random):
    def random(self): return 0.25
print(Fixed().random(), Fixed().uniform(0, 8), Fixed().choice("abcd"), Fixed().randint(1, 100))
rng = random.Random(2024)
def pi(n):
    inside = 0
    for _ in range(n):
        x, y = rng.random(), rng.random()
        if x * x + y * y < 1: inside += 1
    return 4 * inside / n
print(pi(5000))
counts = {}
for _ in range(2000):
    s = rng.randint(1, 6) + rng.randint(1, 6)
    counts[s] = counts.get(s, 0) + 1
print(sorted(counts.items()))
walk, steps = 0, []
for _ in range(200):
    walk += rng.choice((-1, 1))
    if not walk: steps.append(_)
print(walk, steps)
deck = [r + s for s in "SHDC" for r in "23456789TJQKA"]
rng.shuffle(deck)
print([deck[i::4][:5] for i in range(4)])
print([round(rng.gauss(100, 15), 6) for _ in range(5)])
words = "the quick brown fox".split()
print(" ".join(rng.choice(words) for _ in range(8)), rng.sample(words, len(words)))
