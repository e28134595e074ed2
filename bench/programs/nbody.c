// The twin of nbody.py.
#include <math.h>
#include <stdio.h>

#define PI 3.141592653589793
#define SOLAR_MASS (4 * PI * PI)
#define YEAR 365.24
#define COUNT 5

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} Body;

static Body bodies[COUNT] = {
    {0, 0, 0, 0, 0, 0, 1.0},
    {4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01, 1.66007664274403694e-03,
     7.69901118419740425e-03, -6.90460016972063023e-05, 9.54791938424326609e-04},
    {8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01, -2.76742510726411925e-03,
     4.99852801234917238e-03, 2.30417297573763929e-05, 2.85885980666130812e-04},
    {1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01, 2.96460137564761618e-03,
     2.37847173959480950e-03, -2.96589568540237556e-05, 4.36624404335156298e-05},
    {1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01, 2.68067772490389322e-03,
     1.62824170038242295e-03, -9.51592254519715870e-05, 5.15138902046611451e-05},
};

static void advance(double dt) {
    for (int i = 0; i < COUNT; i++)
        for (int j = i + 1; j < COUNT; j++) {
            Body *a = &bodies[i], *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double square = dx * dx + dy * dy + dz * dz;
            double magnitude = dt / (square * sqrt(square));
            double ofB = b->mass * magnitude, ofA = a->mass * magnitude;
            a->vx -= dx * ofB;
            a->vy -= dy * ofB;
            a->vz -= dz * ofB;
            b->vx += dx * ofA;
            b->vy += dy * ofA;
            b->vz += dz * ofA;
        }
    for (int i = 0; i < COUNT; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static double energy(void) {
    double total = 0;
    for (int i = 0; i < COUNT; i++) {
        Body *b = &bodies[i];
        total += 0.5 * b->mass * (b->vx * b->vx + b->vy * b->vy + b->vz * b->vz);
    }
    for (int i = 0; i < COUNT; i++)
        for (int j = i + 1; j < COUNT; j++) {
            Body *a = &bodies[i], *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            total -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    return total;
}

int main(void) {
    double px = 0, py = 0, pz = 0;
    for (int i = 0; i < COUNT; i++) {
        bodies[i].vx *= YEAR;
        bodies[i].vy *= YEAR;
        bodies[i].vz *= YEAR;
        bodies[i].mass *= SOLAR_MASS;
        px += bodies[i].vx * bodies[i].mass;
        py += bodies[i].vy * bodies[i].mass;
        pz += bodies[i].vz * bodies[i].mass;
    }
    bodies[0].vx = -px / bodies[0].mass;
    bodies[0].vy = -py / bodies[0].mass;
    bodies[0].vz = -pz / bodies[0].mass;
    printf("%.9f\n", energy());
    for (int i = 0; i < 500000; i++) advance(0.01);
    printf("%.9f\n", energy());
    return 0;
}
