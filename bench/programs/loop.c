// The twin of loop.py. The empty instruction keeps the compiler from computing the sum at once.
#include <stdio.h>

static long loop(long n) {
    long total = 0, i = 0;
    while (i < n) {
        total += i;
        __asm__ volatile("" : "+r"(total));
        i += 1;
    }
    return total;
}

int main(void) {
    printf("%ld\n", loop(10000000));
    return 0;
}
