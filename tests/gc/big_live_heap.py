# modes: no-stress
# A large live structure survives much garbage.
def tree(d): return (tree(d - 1), tree(d - 1)) if d else ()
def count(t): return 1 + sum(map(count, t))
live = tree(12)
table = {i: [str(i), (i, i + 1)] for i in range(20000)}
total = 0
for i in range(30):
    total += count(tree(8))
    table[i * 3] = [f"new{i}", ("replaced", tree(3))]
print(total, count(live), len(table), table[3][0], table[19999], sum(len(v) for v in table.values()))
strings = ["".join(["x"] * (i % 50)) + str(i) for i in range(5000)]
print(len(set(strings)), sum(map(len, strings)), strings[4321][-4:])
objs = [type("T", (), {"n": i}) for i in range(50)]
print([o.n for o in objs][::10], sum(o().n for o in objs))
