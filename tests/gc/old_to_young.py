# Old containers are given young values in every way that there is.
class Box: pass
box, lst, dct, st, ba = Box(), [None] * 50, {}, set(), bytearray()
def cell():
    v = None
    def put(x): nonlocal v; v = x
    def get(): return v
    return put, get
put, get = cell()
def gen():
    held = []
    while True:
        x = yield held
        held.append(x); del held[:-3]
g = gen(); next(g)
junk = 0
for i in range(3000):
    young = [i, str(i), (i,)]
    if i % 7 == 0: box.attr = young
    if i % 5 == 0: lst[i % 50] = young
    if i % 3 == 0: dct[i % 100] = young
    if i % 11 == 0: st.add(str(i))
    if i % 13 == 0: put(young)
    if i % 17 == 0: g.send(young)
    if i % 19 == 0: setattr(Box, f"a{i % 57}", young)
    if i % 23 == 0: lst[0:2] = [young, young]
    if i % 29 == 0: box.__dict__["d"] = {"deep": young}
    if i % 31 == 0: dct.update({"u": young}); dct.setdefault(("t", i % 62), []).append(young)
    junk += len([[i] * 3])
print(box.attr, lst[5], dct[99], sorted(st)[:3], len(st), get(), [x[0] for x in g.send([1])], Box.a0, lst[:2], box.d, dct["u"], [len(v) for k, v in dct.items() if isinstance(k, tuple)], len(lst), junk)
