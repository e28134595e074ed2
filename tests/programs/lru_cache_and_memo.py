# A cache with a doubly linked list, and one with a decorator that counts.
class Link:
    __slots__ = ("key", "value", "prev", "next")
class LRU:
    def __init__(self, cap):
        self.cap, self.map = cap, {}
        self.root = r = Link(); r.prev = r.next = r
    def _unlink(self, l): l.prev.next, l.next.prev = l.next, l.prev
    def _front(self, l):
        r = self.root
        l.prev, l.next, r.next.prev, r.next = r, r.next, l, l
    def __getitem__(self, k):
        l = self.map[k]; self._unlink(l); self._front(l); return l.value
    def __setitem__(self, k, v):
        if k in self.map: self._unlink(self.map[k])
        elif len(self.map) == self.cap:
            old = self.root.prev; self._unlink(old); del self.map[old.key]; evicted.append(old.key)
        l = self.map[k] = Link(); l.key, l.value = k, v; self._front(l)
    def __iter__(self):
        l = self.root.next
        while l is not self.root: yield l.key, l.value; l = l.next
evicted = []
c = LRU(3)
for k in "abcadbea":
    try: c[k]
    except KeyError: c[k] = k.upper()
print(list(c), evicted)
def memo(cap):
    def deco(f):
        cache = LRU(cap); stats = [0, 0]
        def wrapper(*a):
            try: r = cache[a]; stats[0] += 1
            except KeyError: stats[1] += 1; r = cache[a] = f(*a)
            return r
        wrapper.stats = stats
        return wrapper
    return deco
@memo(50)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@memo(400)
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(fib(60), fib.stats, lcs("the quick brown", "a quicker crown"), lcs.stats)
@memo(1000)
def ways(n, coins): return 1 if n == 0 else 0 if n < 0 or not coins else ways(n - coins[0], coins) + ways(n, coins[1:])
print(ways(100, (50, 20, 10, 5, 2, 1)), ways.stats[1] > 0)
