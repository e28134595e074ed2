// The twin of nbody.py.

const SOLAR_MASS = 4 * Math.PI * Math.PI;
const YEAR = 365.24;

class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx * YEAR;
    this.vy = vy * YEAR;
    this.vz = vz * YEAR;
    this.mass = mass * SOLAR_MASS;
  }
}

const BODIES = [
  new Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
  new Body(
    4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
    1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
    9.54791938424326609e-04,
  ),
  new Body(
    8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
    -2.76742510726411925e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
    2.85885980666130812e-04,
  ),
  new Body(
    1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
    2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
    4.36624404335156298e-05,
  ),
  new Body(
    1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
    2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
    5.15138902046611451e-05,
  ),
];

function offsetMomentum(bodies) {
  let px = 0.0;
  let py = 0.0;
  let pz = 0.0;
  for (const body of bodies) {
    px += body.vx * body.mass;
    py += body.vy * body.mass;
    pz += body.vz * body.mass;
  }
  const sun = bodies[0];
  sun.vx = -px / sun.mass;
  sun.vy = -py / sun.mass;
  sun.vz = -pz / sun.mass;
}

function advance(bodies, pairs, dt) {
  for (const [a, b] of pairs) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const dz = a.z - b.z;
    const square = dx * dx + dy * dy + dz * dz;
    const magnitude = dt / (square * Math.sqrt(square));
    const ofB = b.mass * magnitude;
    const ofA = a.mass * magnitude;
    a.vx -= dx * ofB;
    a.vy -= dy * ofB;
    a.vz -= dz * ofB;
    b.vx += dx * ofA;
    b.vy += dy * ofA;
    b.vz += dz * ofA;
  }
  for (const body of bodies) {
    body.x += dt * body.vx;
    body.y += dt * body.vy;
    body.z += dt * body.vz;
  }
}

function energy(bodies, pairs) {
  let total = 0.0;
  for (const body of bodies) {
    const { vx, vy, vz } = body;
    total += 0.5 * body.mass * (vx * vx + vy * vy + vz * vz);
  }
  for (const [a, b] of pairs) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const dz = a.z - b.z;
    total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
  return total;
}

function main(steps) {
  const pairs = BODIES.flatMap((a, i) => BODIES.slice(i + 1).map((b) => [a, b]));
  offsetMomentum(BODIES);
  console.log(energy(BODIES, pairs).toFixed(9));
  for (let step = 0; step < steps; step++) advance(BODIES, pairs, 0.01);
  console.log(energy(BODIES, pairs).toFixed(9));
}

main(500_000);
