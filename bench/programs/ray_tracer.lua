-- The twin of ray_tracer.py.

local floor, sqrt = math.floor, math.sqrt

local Vector = {}
Vector.__index = Vector

local function vector(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vector)
end

function Vector.__add(a, b)
  return vector(a.x + b.x, a.y + b.y, a.z + b.z)
end

function Vector.__sub(a, b)
  return vector(a.x - b.x, a.y - b.y, a.z - b.z)
end

function Vector:scale(factor)
  return vector(self.x * factor, self.y * factor, self.z * factor)
end

function Vector:dot(other)
  return self.x * other.x + self.y * other.y + self.z * other.z
end

function Vector:unit()
  return self:scale(1.0 / sqrt(self:dot(self)))
end

local Sphere = {}
Sphere.__index = Sphere

local function sphere(centre, radius, colour, mirror)
  return setmetatable({ centre = centre, radius = radius, colour = colour, mirror = mirror }, Sphere)
end

function Sphere:distance(origin, direction)
  local to = self.centre - origin
  local along = to:dot(direction)
  local square = self.radius * self.radius - (to:dot(to) - along * along)
  if square <= 0.0 then
    return -1.0
  end
  local half = sqrt(square)
  if along - half > 1e-6 then
    return along - half
  end
  return along + half > 1e-6 and along + half or -1.0
end

function Sphere:normal(point)
  return (point - self.centre):scale(1.0 / self.radius)
end

function Sphere:colour_at()
  return self.colour
end

local Plane = {}
Plane.__index = Plane

function Plane:distance(origin, direction)
  if math.abs(direction.y) < 1e-9 then
    return -1.0
  end
  local found = (self.height - origin.y) / direction.y
  return found > 1e-6 and found or -1.0
end

function Plane:normal()
  return vector(0.0, 1.0, 0.0)
end

function Plane:colour_at(point)
  local even = (floor(point.x) + floor(point.z)) % 2 == 0
  return even and vector(0.9, 0.9, 0.9) or vector(0.1, 0.1, 0.1)
end

local Scene = {}
Scene.__index = Scene

local function scene()
  return setmetatable({
    light = vector(-5.0, 8.0, -6.0),
    things = {
      setmetatable({ height = -1.0, mirror = 0.2 }, Plane),
      sphere(vector(0.0, 0.0, 4.0), 1.0, vector(0.9, 0.3, 0.2), 0.3),
      sphere(vector(1.8, -0.4, 3.2), 0.6, vector(0.2, 0.8, 0.3), 0.5),
      sphere(vector(-1.6, 0.2, 5.5), 1.2, vector(0.3, 0.4, 0.9), 0.1),
    },
    rays = 0,
  }, Scene)
end

function Scene:nearest(origin, direction)
  local nearest = nil
  local best = 1e30
  for _, thing in ipairs(self.things) do
    local distance = thing:distance(origin, direction)
    if 0.0 < distance and distance < best then
      best = distance
      nearest = thing
    end
  end
  return nearest, best
end

function Scene:trace(origin, direction, depth)
  self.rays = self.rays + 1
  local thing, distance = self:nearest(origin, direction)
  if thing == nil then
    return vector(0.4, 0.6, 0.9 + 0.1 * direction.y)
  end
  local point = origin + direction:scale(distance)
  local normal = thing:normal(point)
  local to_light = (self.light - point):unit()
  local blocked = self:nearest(point, to_light)
  local bright = 0.15
  if blocked == nil then
    bright = bright + 0.85 * math.max(0.0, normal:dot(to_light))
  end
  local colour = thing:colour_at(point):scale(bright)
  if thing.mirror > 0.0 and depth > 0 then
    local reflected = direction - normal:scale(2.0 * direction:dot(normal))
    local seen = self:trace(point, reflected, depth - 1)
    colour = colour:scale(1.0 - thing.mirror) + seen:scale(thing.mirror)
  end
  return colour
end

local function main(width, height)
  local world = scene()
  local eye = vector(0.0, 0.5, -2.0)
  local total = vector(0.0, 0.0, 0.0)
  local check = 0
  for row = 0, height - 1 do
    for column = 0, width - 1 do
      local x = (column - width / 2.0) / width
      local y = (height / 2.0 - row) / width
      local colour = world:trace(eye, vector(x, y, 1.0):unit(), 3)
      total = total + colour
      check = (check * 31 + floor(colour.x * 255.0) + floor(colour.y * 255.0)) % 1000003
    end
  end
  print(string.format("%d %d", world.rays, check))
  print(string.format("%.6f %.6f %.6f", total.x, total.y, total.z))
end

main(240, 180)
