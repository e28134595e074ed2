import itertools as it
print(list(it.chain("ab", [1])), list(it.chain.from_iterable([[1], [2, 3]])), list(it.islice(it.count(5, 2), 4)), list(it.islice("abcdef", 1, 5, 2)), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.repeat("x", 3)), list(it.islice(it.cycle("ab"), 5)))
print(list(it.permutations("abc", 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.product("ab", repeat=2)), list(it.product([1, 2], "x")))
print([(k, list(g)) for k, g in it.groupby("aabbbc")], list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.compress("abcd", [1, 0, 1, 0])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")), list(it.batched("abcdefg", 3)))
a, b = it.tee([1, 2, 3])
print(next(a), list(b), list(a), len(list(it.permutations(range(5)))), sum(1 for _ in it.combinations(range(10), 4)))
print([list(g) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], next(it.count(2**61)))
for bad in (lambda: it.islice([], -1), lambda: it.combinations("a", -1), lambda: list(it.batched("a", 0)), lambda: it.repeat(), lambda: list(it.chain(5))):
    try: print(bad())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
