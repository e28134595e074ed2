// The twin of list_ops.py: an array that doubles.
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    long *items;
    long length, room;
} List;

static void append(List *list, long item) {
    if (list->length == list->room) {
        list->room = list->room ? list->room * 2 : 8;
        list->items = realloc(list->items, list->room * sizeof(long));
    }
    list->items[list->length++] = item;
}

static int compare(const void *a, const void *b) {
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

int main(void) {
    List items = {0}, numbers = {0};
    for (long i = 0; i < 2000000; i++) append(&items, i * 3 % 1000);
    long total = 0, sum = 0;
    for (long i = 0; i < items.length; i++) total += items.items[i];
    for (long i = 0; i < items.length; i += 2)
        items.items[i] = items.items[i ? i - 1 : items.length - 1] + 1;
    long seed = 42;
    for (long i = 0; i < 500000; i++) {
        seed = seed * 16807 % 2147483647;
        append(&numbers, seed);
    }
    qsort(numbers.items, numbers.length, sizeof(long), compare);
    long last = numbers.items[numbers.length - 1], first = numbers.items[numbers.length - 1000];
    numbers.length = 400000;
    for (long i = 0; i < items.length; i++) sum += items.items[i];
    printf("%ld %ld %ld %ld %ld %ld %ld\n", total, sum, numbers.items[0], numbers.items[numbers.length - 1],
           last, first, numbers.length);
    free(items.items);
    free(numbers.items);
    return 0;
}
