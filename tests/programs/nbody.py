# Floating point arithmetic whose every bit matters.
class Body:
    def __init__(self, x, y, z, vx, vy, vz, m): self.p, self.v, self.m = [x, y, z], [vx, vy, vz], m
bodies = [Body(0, 0, 0, 0, 0, 0, 39.47841760435743), Body(4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01, 6.06326392995832e-01, 2.81198684491626e+00, -2.52183616598876e-02, 3.76936749657e-02), Body(8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01, -1.01077434617879e+00, 1.82566237123041e+00, 8.41576137658415e-03, 1.12863261319687e-02)]
def energy():
    e = 0.0
    for i, a in enumerate(bodies):
        e += 0.5 * a.m * sum(v * v for v in a.v)
        for b in bodies[i + 1:]: e -= a.m * b.m / sum((p - q) ** 2 for p, q in zip(a.p, b.p)) ** 0.5
    return e
def advance(dt):
    for i, a in enumerate(bodies):
        for b in bodies[i + 1:]:
            d = [p - q for p, q in zip(a.p, b.p)]
            mag = dt / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]) ** 1.5
            for k in range(3): a.v[k] -= d[k] * b.m * mag; b.v[k] += d[k] * a.m * mag
    for b in bodies:
        for k in range(3): b.p[k] += dt * b.v[k]
print(repr(energy()))
for _ in range(200): advance(0.01)
print(repr(energy()), [repr(x) for x in bodies[1].p])
import math
import math
def integrate(f, a, b, n): h = (b - a) / n; return h * (0.5 * f(a) + sum(f(a + i * h) for i in range(1, n)) + 0.5 * f(b))
print(integrate(math.cos, 0, 1, 100), integrate(lambda t: t ** 3, -1, 2, 64), integrate(lambda t: 1 / (1 + t * t), 0, 1, 50) * 4)
def newton(f, x):
    for _ in range(20):
        d = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        x -= f(x) / d
    return x
print(round(newton(lambda t: t * t - 2, 1.0), 12), round(newton(lambda t: math.cos(t) - t, 1.0), 12))
