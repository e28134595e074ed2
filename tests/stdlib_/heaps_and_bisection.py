# heapq and bisect: comparisons that change the list, raise, or are absent.
import bisect
import heapq


class Number:
    log = []

    def __init__(self, n, act=None):
        self.n, self.act = n, act

    def __lt__(self, other):
        Number.log.append((self.n, other.n))
        if self.act:
            self.act()
        return self.n < other.n

    def __repr__(self):
        return f"N{self.n}"


heap = []
for n in [5, 1, 4, 1, 5, 9, 2, 6]:
    heapq.heappush(heap, Number(n))
print(heap, Number.log)
Number.log.clear()
print(heapq.heappop(heap), heapq.heapreplace(heap, Number(3)), heapq.heappushpop(heap, Number(0)))
print(heap, Number.log)

items = [3, 1, 2] * 7
heapq.heapify(items)
print(items, [heapq.heappop(items) for _ in range(len(items))])


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt(heapq.heappop, [])
attempt(heapq.heapreplace, [], 1)
attempt(heapq.heappushpop, [], 1)
attempt(heapq.heappush, [1, 2], "x")
heap = [Number(n) for n in range(8)]
heap[1].act = heap.clear
attempt(heapq.heapify, heap)
heap = [Number(n) for n in range(8)]
attempt(heapq.heappush, heap, Number(-1, lambda: heap.append(1)))
print(heapq.nsmallest(3, [5, 2, 8, 1]), heapq.nlargest(2, "hello"), list(heapq.merge([1, 4], [2, 3])))

print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect("abc", "b"))
print(bisect.bisect_left(range(10**18), 10**17), bisect.bisect([1, 2, 3], 9, 1, 2), bisect.bisect([1, 2], 0, hi=None))
attempt(bisect.bisect, [1], 1, -1)
attempt(bisect.bisect, [1, 2], 1, 0, 9)
attempt(lambda: bisect.bisect([1], None))
words = ["a", "bb", "dddd"]
bisect.insort(words, "ccc", key=len)
bisect.insort_left(words, "xx", key=len)
print(words)
shrinking = [Number(n) for n in range(20)]
for number in shrinking:
    number.act = shrinking.clear
attempt(bisect.bisect_left, shrinking, Number(15))


class Own(list):
    def insert(self, index, item):
        print("insert", index, item)
        super().insert(index, item)


own = Own([1, 3])
bisect.insort(own, 2)
print(own)
