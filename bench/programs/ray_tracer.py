# Group: programs
# Source: the classics. A ray tracer: spheres above a chequered plane, one light, reflections.

import math


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self.scale(1.0 / math.sqrt(self.dot(self)))


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def distance(self, origin, direction):
        """How far away the ray first meets the sphere; a negative number where it does not."""
        to = self.centre - origin
        along = to.dot(direction)
        square = self.radius * self.radius - (to.dot(to) - along * along)
        if square <= 0.0:
            return -1.0
        half = math.sqrt(square)
        if along - half > 1e-6:
            return along - half
        return along + half if along + half > 1e-6 else -1.0

    def normal(self, point):
        return (point - self.centre).scale(1.0 / self.radius)

    def colour_at(self, point):
        return self.colour


class Plane:
    def __init__(self, height):
        self.height = height
        self.mirror = 0.2

    def distance(self, origin, direction):
        if abs(direction.y) < 1e-9:
            return -1.0
        found = (self.height - origin.y) / direction.y
        return found if found > 1e-6 else -1.0

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        even = (math.floor(point.x) + math.floor(point.z)) % 2 == 0
        return Vector(0.9, 0.9, 0.9) if even else Vector(0.1, 0.1, 0.1)


class Scene:
    def __init__(self):
        self.light = Vector(-5.0, 8.0, -6.0)
        self.things = [
            Plane(-1.0),
            Sphere(Vector(0.0, 0.0, 4.0), 1.0, Vector(0.9, 0.3, 0.2), 0.3),
            Sphere(Vector(1.8, -0.4, 3.2), 0.6, Vector(0.2, 0.8, 0.3), 0.5),
            Sphere(Vector(-1.6, 0.2, 5.5), 1.2, Vector(0.3, 0.4, 0.9), 0.1),
        ]
        self.rays = 0

    def nearest(self, origin, direction):
        nearest = None
        best = 1e30
        for thing in self.things:
            distance = thing.distance(origin, direction)
            if 0.0 < distance < best:
                best = distance
                nearest = thing
        return nearest, best

    def trace(self, origin, direction, depth):
        self.rays += 1
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return Vector(0.4, 0.6, 0.9 + 0.1 * direction.y)
        point = origin + direction.scale(distance)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        blocked, _ = self.nearest(point, to_light)
        bright = 0.15
        if blocked is None:
            bright += 0.85 * max(0.0, normal.dot(to_light))
        colour = thing.colour_at(point).scale(bright)
        if thing.mirror > 0.0 and depth > 0:
            reflected = direction - normal.scale(2.0 * direction.dot(normal))
            seen = self.trace(point, reflected, depth - 1)
            colour = colour.scale(1.0 - thing.mirror) + seen.scale(thing.mirror)
        return colour


def main(width, height):
    scene = Scene()
    eye = Vector(0.0, 0.5, -2.0)
    total = Vector(0.0, 0.0, 0.0)
    check = 0
    for row in range(height):
        for column in range(width):
            x = (column - width / 2.0) / width
            y = (height / 2.0 - row) / width
            colour = scene.trace(eye, Vector(x, y, 1.0).unit(), 3)
            total = total + colour
            check = (check * 31 + int(colour.x * 255.0) + int(colour.y * 255.0)) % 1_000_003
    print(scene.rays, check)
    print("%.6f %.6f %.6f" % (total.x, total.y, total.z))


main(240, 180)
