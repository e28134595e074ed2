// The twin of fannkuch.py.
#include <stdio.h>
#include <string.h>

#define N 9

int main(void) {
    int order[N], counts[N] = {0}, stack[N];
    long checksum = 0;
    int most = 0, sign = 1, remaining = N;
    for (int i = 0; i < N; i++) order[i] = i;
    for (;;) {
        while (remaining != 1) {
            counts[remaining - 1] = remaining;
            remaining--;
        }
        if (order[0]) {
            memcpy(stack, order, sizeof order);
            int flips = 0;
            while (stack[0]) {
                for (int i = 0, j = stack[0]; i < j; i++, j--) {
                    int held = stack[i];
                    stack[i] = stack[j];
                    stack[j] = held;
                }
                flips++;
            }
            if (flips > most) most = flips;
            checksum += sign * flips;
        }
        sign = -sign;
        for (;;) {
            if (remaining == N) {
                printf("%ld %d\n", checksum, most);
                return 0;
            }
            int first = order[0];
            memmove(order, order + 1, remaining * sizeof(int));
            order[remaining] = first;
            if (--counts[remaining] > 0) break;
            remaining++;
        }
    }
}
