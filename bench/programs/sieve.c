// The twin of sieve.py.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    const long n = 5000000;
    char *flags = malloc(n + 1);
    memset(flags, 1, n + 1);
    flags[0] = flags[1] = 0;
    for (long i = 2; i * i <= n; i++)
        if (flags[i])
            for (long j = i * i; j <= n; j += i) flags[j] = 0;
    long count = 0, last = 0;
    for (long i = 0; i <= n; i++)
        if (flags[i]) {
            count++;
            last = i;
        }
    printf("%ld %ld\n", count, last);
    free(flags);
    return 0;
}
