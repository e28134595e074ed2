# requires: 3.14
# What random refuses.
import random
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(1, 10, 0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.getrandbits(-1), lambda: random.choices([], k=1), lambda: random.shuffle((1, 2)), lambda: random.choices([1, 2], weights=[1]), lambda: random.seed([]), lambda: random.randrange(1.5), lambda: random.choices([1], weights=[0])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
