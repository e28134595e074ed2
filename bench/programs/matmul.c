// The twin of matmul.py.
#include <stdio.h>

#define N 200

static double a[N][N], b[N][N], product[N][N];

static void fill(double matrix[N][N], int seed) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) matrix[i][j] = ((i * N + j) * seed % 101) / 7.0;
}

int main(void) {
    fill(a, 3);
    fill(b, 5);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            double total = 0.0;
            for (int k = 0; k < N; k++) total += a[i][k] * b[k][j];
            product[i][j] = total;
        }
    double trace = 0.0;
    for (int i = 0; i < N; i++) trace += product[i][i];
    printf("%.6f %.6f\n", trace, product[0][0]);
    printf("%.6f %.6f\n", product[N - 1][0], product[N / 2][N / 3]);
    return 0;
}
