# Group: objects
# Source: the classics. Dataclasses: creation, comparison, ordering, replace, hashing of frozen ones.

from dataclasses import dataclass, field, replace


@dataclass
class Point:
    x: int
    y: int = 0

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int
    label: str = field(default="", compare=False)


@dataclass
class Route:
    name: str
    points: list = field(default_factory=list)
    length: int = 0

    def add(self, point):
        if self.points:
            last = self.points[-1]
            self.length += abs(last.x - point.x) + abs(last.y - point.y)
        self.points.append(point)


def main(n):
    check = 0
    origin = Point(0)
    route = Route("one")
    for i in range(n):
        point = origin.moved(i % 17, i % 5)
        if point == Point(3, 3):
            check += 1
        if i % 10 == 0:
            route.add(point)
        if len(route.points) == 1000:
            check += route.length
            route = Route("next")
    versions = {}
    for i in range(n // 2):
        version = Version(i % 30, i % 7, "v%d" % (i % 100))
        versions[version] = versions.get(version, 0) + 1
    ordered = sorted(versions)
    newest = replace(ordered[-1], label="newest")
    print(check, len(versions), ordered[0], newest, repr(origin), newest > ordered[0])


main(300_000)
