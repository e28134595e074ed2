# Group: containers
# Source: the classics. Quicksort, merge sort and heap sort written in Python, on lists of ints.


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def sift(heap, at, end):
    item = heap[at]
    while True:
        child = 2 * at + 1
        if child >= end:
            break
        if child + 1 < end and heap[child + 1] > heap[child]:
            child += 1
        if heap[child] <= item:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = item


def heap_sort(items):
    for at in range(len(items) // 2 - 1, -1, -1):
        sift(items, at, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(items, 0, end)


def numbers(n):
    seed = 99
    found = []
    for _ in range(n):
        seed = seed * 16807 % 2147483647
        found.append(seed % 1_000_000)
    return found


def main(n):
    items = numbers(n)
    expected = sorted(items)
    first = items[:]
    quicksort(first, 0, n - 1)
    third = items[:]
    heap_sort(third)
    print("sorted" if first == expected and merge_sort(items) == expected and third == expected else "not sorted")
    print(expected[0], expected[n // 2], expected[-1], sum(expected))


main(80_000)
