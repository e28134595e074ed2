// The twin of spectral_norm.py.
#include <math.h>
#include <stdio.h>

#define N 200

static double element(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static void times(const double *u, double *result, int transposed) {
    for (int i = 0; i < N; i++) {
        double total = 0.0;
        for (int j = 0; j < N; j++) total += (transposed ? element(j, i) : element(i, j)) * u[j];
        result[i] = total;
    }
}

int main(void) {
    double u[N], v[N], between[N];
    for (int i = 0; i < N; i++) u[i] = 1.0;
    for (int round = 0; round < 10; round++) {
        times(u, between, 0);
        times(between, v, 1);
        times(v, between, 0);
        times(between, u, 1);
    }
    double uv = 0.0, vv = 0.0;
    for (int i = 0; i < N; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(uv / vv));
    return 0;
}
