// The twin of quicksort.py.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void quicksort(long *items, long low, long high) {
    while (low < high) {
        long pivot = items[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (items[i] < pivot) i++;
            while (items[j] > pivot) j--;
            if (i <= j) {
                long held = items[i];
                items[i++] = items[j];
                items[j--] = held;
            }
        }
        if (j - low < high - i) {
            quicksort(items, low, j);
            low = i;
        } else {
            quicksort(items, i, high);
            high = j;
        }
    }
}

static long *copy(const long *items, long n) {
    long *copied = malloc((n + 1) * sizeof(long));
    memcpy(copied, items, n * sizeof(long));
    return copied;
}

static long *mergeSort(const long *items, long n) {
    if (n <= 1) return copy(items, n);
    long middle = n / 2;
    long *left = mergeSort(items, middle), *right = mergeSort(items + middle, n - middle);
    long *merged = malloc(n * sizeof(long));
    long i = 0, j = 0, k = 0;
    while (i < middle && j < n - middle) merged[k++] = left[i] <= right[j] ? left[i++] : right[j++];
    while (i < middle) merged[k++] = left[i++];
    while (j < n - middle) merged[k++] = right[j++];
    free(left);
    free(right);
    return merged;
}

static void sift(long *heap, long at, long end) {
    long item = heap[at];
    for (;;) {
        long child = 2 * at + 1;
        if (child >= end) break;
        if (child + 1 < end && heap[child + 1] > heap[child]) child++;
        if (heap[child] <= item) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = item;
}

static void heapSort(long *items, long n) {
    for (long at = n / 2 - 1; at >= 0; at--) sift(items, at, n);
    for (long end = n - 1; end > 0; end--) {
        long held = items[0];
        items[0] = items[end];
        items[end] = held;
        sift(items, 0, end);
    }
}

static int compare(const void *a, const void *b) {
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

int main(void) {
    const long n = 80000;
    long *items = malloc(n * sizeof(long)), seed = 99, sum = 0;
    for (long i = 0; i < n; i++) {
        seed = seed * 16807 % 2147483647;
        items[i] = seed % 1000000;
    }
    long *expected = copy(items, n), *first = copy(items, n), *third = copy(items, n);
    qsort(expected, n, sizeof(long), compare);
    quicksort(first, 0, n - 1);
    heapSort(third, n);
    long *second = mergeSort(items, n);
    size_t bytes = n * sizeof(long);
    int good = !memcmp(first, expected, bytes) && !memcmp(second, expected, bytes) && !memcmp(third, expected, bytes);
    puts(good ? "sorted" : "not sorted");
    for (long i = 0; i < n; i++) sum += expected[i];
    printf("%ld %ld %ld %ld\n", expected[0], expected[n / 2], expected[n - 1], sum);
    return 0;
}
