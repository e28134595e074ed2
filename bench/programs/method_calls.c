// The twin of method_calls.py: methods are reached through a table.
#include <stdio.h>

typedef struct Counter Counter;
struct Counter {
    void (*add)(Counter *, long);
    long step, count;
};

static void add(Counter *counter, long by) { counter->count += by * counter->step; }
static void addTwice(Counter *counter, long by) { counter->count += by * counter->step * 2; }

int main(void) {
    Counter one = {add, 3, 0}, two = {addTwice, 1, 0};
    Counter *volatile first = &one, *volatile second = &two;
    long check = 0;
    for (long i = 0; i < 2500000; i++) {
        first->add(first, i & 7);
        second->add(second, 1);
        if ((i & 1023) == 0) check += one.count - two.count;
    }
    printf("%ld %ld %ld\n", check, one.count, two.count);
    return 0;
}
