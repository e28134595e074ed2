// The twin of mandelbrot.py.
#include <stdio.h>

int main(void) {
    const int size = 400, limit = 50;
    int inside = 0, steps = 0;
    for (int row = 0; row < size; row++) {
        double ci = 2.0 * row / size - 1.0;
        for (int column = 0; column < size; column++) {
            double cr = 2.0 * column / size - 1.5, zr = 0.0, zi = 0.0;
            int k = 0;
            while (k < limit) {
                double rr = zr * zr, ii = zi * zi;
                if (rr + ii > 4.0) break;
                zi = 2.0 * zr * zi + ci;
                zr = rr - ii + cr;
                k++;
            }
            if (k == limit) inside++;
            steps += k;
        }
    }
    printf("%d %d\n", inside, steps);
    return 0;
}
