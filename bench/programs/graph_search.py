# Group: programs
# Source: the classics. Shortest paths on a generated graph: a binary heap in Python, BFS, union-find.


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at > 0:
            parent = (at - 1) >> 1
            if items[parent] <= item:
                break
            items[at] = items[parent]
            at = parent
        items[at] = item

    def pop(self):
        items = self.items
        last = items.pop()
        if not items:
            return last
        top = items[0]
        at = 0
        end = len(items)
        while True:
            child = 2 * at + 1
            if child >= end:
                break
            if child + 1 < end and items[child + 1] < items[child]:
                child += 1
            if last <= items[child]:
                break
            items[at] = items[child]
            at = child
        items[at] = last
        return top


def graph(n):
    edges = {}
    for i in range(n):
        for k in (i * 7 + 1, i * 13 + 5, i * i + 3):
            j = k % n
            edges.setdefault(i, []).append((j, (i ^ k) % 17 + 1))
            edges.setdefault(j, []).append((i, (i + k) % 23 + 1))
    return edges


def shortest(edges, start):
    distances = {start: 0}
    done = set()
    heap = Heap()
    heap.push((0, start))
    while heap.items:
        distance, node = heap.pop()
        if node in done:
            continue
        done.add(node)
        for other, length in edges[node]:
            found = distance + length
            if other not in distances or found < distances[other]:
                distances[other] = found
                heap.push((found, other))
    return distances


def breadth_first(edges, start):
    levels = {start: 0}
    queue = [start]
    for node in queue:
        for other, _ in edges[node]:
            if other not in levels:
                levels[other] = levels[node] + 1
                queue.append(other)
    return levels


def components(n, edges):
    parent = list(range(n))

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for node, neighbours in edges.items():
        for other, length in neighbours:
            if length > 6:
                parent[root(node)] = root(other)
    return len({root(x) for x in range(n)})


def main(n):
    edges = graph(n)
    distances = shortest(edges, 0)
    levels = breadth_first(edges, 0)
    print(len(distances), sum(distances.values()), max(distances.values()))
    print(len(levels), max(levels.values()), components(n, edges))


main(50_000)
