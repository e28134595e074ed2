# A search tree with deletion, iteration by generator, and a check of its order.
class Tree:
    class Node:
        __slots__ = "key", "value", "left", "right"
        def __init__(self, k, v): self.key, self.value, self.left, self.right = k, v, None, None
    def __init__(self, items=()): 
        self.root, self.n = None, 0
        for k, v in items: self[k] = v
    def _find(self, k):
        parent, node = None, self.root
        while node is not None and node.key != k: parent, node = node, node.left if k < node.key else node.right
        return parent, node
    def __setitem__(self, k, v):
        parent, node = self._find(k)
        if node: node.value = v; return
        new = Tree.Node(k, v); self.n += 1
        if parent is None: self.root = new
        elif k < parent.key: parent.left = new
        else: parent.right = new
    def __getitem__(self, k):
        _, node = self._find(k)
        if node is None: raise KeyError(k)
        return node.value
    def __delitem__(self, k):
        parent, node = self._find(k)
        if node is None: raise KeyError(k)
        if node.left and node.right:
            parent, m = node, node.right
            while m.left: parent, m = m, m.left
            node.key, node.value = m.key, m.value; node = m
        child = node.left or node.right
        if parent is None: self.root = child
        elif parent.left is node: parent.left = child
        else: parent.right = child
        self.n -= 1
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.key; yield from walk(n.right)
        return walk(self.root)
    def __len__(self): return self.n
    def __contains__(self, k): return self._find(k)[1] is not None
    def height(self):
        def h(n): return 0 if n is None else 1 + max(h(n.left), h(n.right))
        return h(self.root)
t, x = Tree(), 1
for i in range(300): x = x * 1103515245 + 12345 & 0x7FFFFFFF; t[x % 1000] = i
keys = list(t)
print(len(t), keys == sorted(keys), keys[:5], t.height(), keys[0] in t, -1 in t, t[keys[10]])
for k in keys[::2]: del t[k]
print(len(t), list(t) == keys[1::2], t.height())
try: del t[keys[0]]
except KeyError as e: print("KeyError", e)
for k in list(t): del t[k]
print(len(t), list(t), t.root)
s = Tree((w, len(w)) for w in "pear apple fig quince lime".split())
print([(k, s[k]) for k in s], sorted(s), max(s), [*s][::-1])
def make(d): return (make(d - 1), make(d - 1)) if d else (None, None)
def check(t): return 1 if t[0] is None else 1 + check(t[0]) + check(t[1])
print([check(make(d)) for d in range(2, 9)])
