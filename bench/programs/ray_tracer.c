// The twin of ray_tracer.py; vectors are passed by value.
#include <math.h>
#include <stdio.h>

typedef struct {
    double x, y, z;
} Vector;

typedef struct {
    int plane;
    double height, radius, mirror;
    Vector centre, colour;
} Thing;

static const Thing things[4] = {
    {.plane = 1, .height = -1.0, .mirror = 0.2},
    {0, 0.0, 1.0, 0.3, {0.0, 0.0, 4.0}, {0.9, 0.3, 0.2}},
    {0, 0.0, 0.6, 0.5, {1.8, -0.4, 3.2}, {0.2, 0.8, 0.3}},
    {0, 0.0, 1.2, 0.1, {-1.6, 0.2, 5.5}, {0.3, 0.4, 0.9}},
};
static const Vector light = {-5.0, 8.0, -6.0};
static long rays;

static Vector add(Vector a, Vector b) { return (Vector){a.x + b.x, a.y + b.y, a.z + b.z}; }
static Vector subtract(Vector a, Vector b) { return (Vector){a.x - b.x, a.y - b.y, a.z - b.z}; }
static Vector scale(Vector a, double factor) { return (Vector){a.x * factor, a.y * factor, a.z * factor}; }
static double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static Vector unit(Vector a) { return scale(a, 1.0 / sqrt(dot(a, a))); }

static double distance(const Thing *thing, Vector origin, Vector direction) {
    if (thing->plane) {
        if (fabs(direction.y) < 1e-9) return -1.0;
        double found = (thing->height - origin.y) / direction.y;
        return found > 1e-6 ? found : -1.0;
    }
    Vector to = subtract(thing->centre, origin);
    double along = dot(to, direction);
    double square = thing->radius * thing->radius - (dot(to, to) - along * along);
    if (square <= 0.0) return -1.0;
    double half = sqrt(square);
    if (along - half > 1e-6) return along - half;
    return along + half > 1e-6 ? along + half : -1.0;
}

static Vector normalAt(const Thing *thing, Vector point) {
    if (thing->plane) return (Vector){0.0, 1.0, 0.0};
    return scale(subtract(point, thing->centre), 1.0 / thing->radius);
}

static Vector colourAt(const Thing *thing, Vector point) {
    if (!thing->plane) return thing->colour;
    int even = ((long)floor(point.x) + (long)floor(point.z)) % 2 == 0;
    return even ? (Vector){0.9, 0.9, 0.9} : (Vector){0.1, 0.1, 0.1};
}

static const Thing *nearest(Vector origin, Vector direction, double *best) {
    const Thing *found = NULL;
    *best = 1e30;
    for (int i = 0; i < 4; i++) {
        double away = distance(&things[i], origin, direction);
        if (0.0 < away && away < *best) {
            *best = away;
            found = &things[i];
        }
    }
    return found;
}

static Vector trace(Vector origin, Vector direction, int depth) {
    double away, unused;
    rays++;
    const Thing *thing = nearest(origin, direction, &away);
    if (!thing) return (Vector){0.4, 0.6, 0.9 + 0.1 * direction.y};
    Vector point = add(origin, scale(direction, away));
    Vector normal = normalAt(thing, point);
    Vector toLight = unit(subtract(light, point));
    double bright = 0.15;
    if (!nearest(point, toLight, &unused)) bright += 0.85 * fmax(0.0, dot(normal, toLight));
    Vector colour = scale(colourAt(thing, point), bright);
    if (thing->mirror > 0.0 && depth > 0) {
        Vector reflected = subtract(direction, scale(normal, 2.0 * dot(direction, normal)));
        Vector seen = trace(point, reflected, depth - 1);
        colour = add(scale(colour, 1.0 - thing->mirror), scale(seen, thing->mirror));
    }
    return colour;
}

int main(void) {
    const int width = 240, height = 180;
    const Vector eye = {0.0, 0.5, -2.0};
    Vector total = {0.0, 0.0, 0.0};
    long check = 0;
    for (int row = 0; row < height; row++)
        for (int column = 0; column < width; column++) {
            double x = (column - width / 2.0) / width, y = (height / 2.0 - row) / width;
            Vector colour = trace(eye, unit((Vector){x, y, 1.0}), 3);
            total = add(total, colour);
            check = (check * 31 + (long)(colour.x * 255.0) + (long)(colour.y * 255.0)) % 1000003;
        }
    printf("%ld %ld\n", rays, check);
    printf("%.6f %.6f %.6f\n", total.x, total.y, total.z);
    return 0;
}
