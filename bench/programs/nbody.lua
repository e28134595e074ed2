-- The twin of nbody.py.

local SOLAR_MASS = 4 * math.pi * math.pi
local YEAR = 365.24

local function body(x, y, z, vx, vy, vz, mass)
  return {
    x = x, y = y, z = z,
    vx = vx * YEAR, vy = vy * YEAR, vz = vz * YEAR,
    mass = mass * SOLAR_MASS,
  }
end

local BODIES = {
  body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
  body(
    4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
    1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
    9.54791938424326609e-04
  ),
  body(
    8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
    -2.76742510726411925e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
    2.85885980666130812e-04
  ),
  body(
    1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
    2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
    4.36624404335156298e-05
  ),
  body(
    1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
    2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
    5.15138902046611451e-05
  ),
}

local function offset_momentum(bodies)
  local px, py, pz = 0.0, 0.0, 0.0
  for _, b in ipairs(bodies) do
    px = px + b.vx * b.mass
    py = py + b.vy * b.mass
    pz = pz + b.vz * b.mass
  end
  local sun = bodies[1]
  sun.vx = -px / sun.mass
  sun.vy = -py / sun.mass
  sun.vz = -pz / sun.mass
end

local function advance(bodies, pairs_of, dt)
  for i = 1, #pairs_of do
    local pair = pairs_of[i]
    local a, b = pair[1], pair[2]
    local dx = a.x - b.x
    local dy = a.y - b.y
    local dz = a.z - b.z
    local square = dx * dx + dy * dy + dz * dz
    local magnitude = dt / (square * math.sqrt(square))
    local of_b = b.mass * magnitude
    local of_a = a.mass * magnitude
    a.vx = a.vx - dx * of_b
    a.vy = a.vy - dy * of_b
    a.vz = a.vz - dz * of_b
    b.vx = b.vx + dx * of_a
    b.vy = b.vy + dy * of_a
    b.vz = b.vz + dz * of_a
  end
  for i = 1, #bodies do
    local b = bodies[i]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
end

local function energy(bodies, pairs_of)
  local total = 0.0
  for _, b in ipairs(bodies) do
    total = total + 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
  end
  for _, pair in ipairs(pairs_of) do
    local a, b = pair[1], pair[2]
    local dx = a.x - b.x
    local dy = a.y - b.y
    local dz = a.z - b.z
    total = total - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
  end
  return total
end

local function main(steps)
  local pairs_of = {}
  for i = 1, #BODIES do
    for j = i + 1, #BODIES do
      pairs_of[#pairs_of + 1] = { BODIES[i], BODIES[j] }
    end
  end
  offset_momentum(BODIES)
  print(string.format("%.9f", energy(BODIES, pairs_of)))
  for _ = 1, steps do
    advance(BODIES, pairs_of, 0.01)
  end
  print(string.format("%.9f", energy(BODIES, pairs_of)))
end

main(500000)
