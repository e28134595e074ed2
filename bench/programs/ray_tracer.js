// The twin of ray_tracer.py.

class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  add(other) {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }

  subtract(other) {
    return new Vector(this.x - other.x, this.y - other.y, this.z - other.z);
  }

  scale(factor) {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }

  dot(other) {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }

  unit() {
    return this.scale(1.0 / Math.sqrt(this.dot(this)));
  }
}

class Sphere {
  constructor(centre, radius, colour, mirror) {
    this.centre = centre;
    this.radius = radius;
    this.colour = colour;
    this.mirror = mirror;
  }

  distance(origin, direction) {
    const to = this.centre.subtract(origin);
    const along = to.dot(direction);
    const square = this.radius * this.radius - (to.dot(to) - along * along);
    if (square <= 0.0) return -1.0;
    const half = Math.sqrt(square);
    if (along - half > 1e-6) return along - half;
    return along + half > 1e-6 ? along + half : -1.0;
  }

  normal(point) {
    return point.subtract(this.centre).scale(1.0 / this.radius);
  }

  colourAt() {
    return this.colour;
  }
}

class Plane {
  constructor(height) {
    this.height = height;
    this.mirror = 0.2;
  }

  distance(origin, direction) {
    if (Math.abs(direction.y) < 1e-9) return -1.0;
    const found = (this.height - origin.y) / direction.y;
    return found > 1e-6 ? found : -1.0;
  }

  normal() {
    return new Vector(0.0, 1.0, 0.0);
  }

  colourAt(point) {
    const even = (Math.floor(point.x) + Math.floor(point.z)) % 2 === 0;
    return even ? new Vector(0.9, 0.9, 0.9) : new Vector(0.1, 0.1, 0.1);
  }
}

class Scene {
  constructor() {
    this.light = new Vector(-5.0, 8.0, -6.0);
    this.things = [
      new Plane(-1.0),
      new Sphere(new Vector(0.0, 0.0, 4.0), 1.0, new Vector(0.9, 0.3, 0.2), 0.3),
      new Sphere(new Vector(1.8, -0.4, 3.2), 0.6, new Vector(0.2, 0.8, 0.3), 0.5),
      new Sphere(new Vector(-1.6, 0.2, 5.5), 1.2, new Vector(0.3, 0.4, 0.9), 0.1),
    ];
    this.rays = 0;
  }

  nearest(origin, direction) {
    let nearest = null;
    let best = 1e30;
    for (const thing of this.things) {
      const distance = thing.distance(origin, direction);
      if (0.0 < distance && distance < best) {
        best = distance;
        nearest = thing;
      }
    }
    return [nearest, best];
  }

  trace(origin, direction, depth) {
    this.rays += 1;
    const [thing, distance] = this.nearest(origin, direction);
    if (thing === null) return new Vector(0.4, 0.6, 0.9 + 0.1 * direction.y);
    const point = origin.add(direction.scale(distance));
    const normal = thing.normal(point);
    const toLight = this.light.subtract(point).unit();
    const [blocked] = this.nearest(point, toLight);
    let bright = 0.15;
    if (blocked === null) bright += 0.85 * Math.max(0.0, normal.dot(toLight));
    let colour = thing.colourAt(point).scale(bright);
    if (thing.mirror > 0.0 && depth > 0) {
      const reflected = direction.subtract(normal.scale(2.0 * direction.dot(normal)));
      const seen = this.trace(point, reflected, depth - 1);
      colour = colour.scale(1.0 - thing.mirror).add(seen.scale(thing.mirror));
    }
    return colour;
  }
}

function main(width, height) {
  const scene = new Scene();
  const eye = new Vector(0.0, 0.5, -2.0);
  let total = new Vector(0.0, 0.0, 0.0);
  let check = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = (column - width / 2.0) / width;
      const y = (height / 2.0 - row) / width;
      const colour = scene.trace(eye, new Vector(x, y, 1.0).unit(), 3);
      total = total.add(colour);
      check = (check * 31 + Math.trunc(colour.x * 255.0) + Math.trunc(colour.y * 255.0)) % 1_000_003;
    }
  }
  console.log(scene.rays, check);
  console.log(total.x.toFixed(6), total.y.toFixed(6), total.z.toFixed(6));
}

main(240, 180);
