// The twin of calls.py. The function is not inlined, or nothing would be called.
#include <stdio.h>

__attribute__((noinline)) static long add(long a, long b) {
    __asm__ volatile("");
    return a + b;
}

int main(void) {
    long total = 0;
    for (long i = 0; i < 10000000; i++) total = add(total, i);
    printf("%ld\n", total);
    return 0;
}
