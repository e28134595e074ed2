-- The twin of spectral_norm.py.

local function element(i, j)
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(u)
  local n = #u
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do
      total = total + element(i, j) * u[j + 1]
    end
    result[i + 1] = total
  end
  return result
end

local function times_transposed(u)
  local n = #u
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do
      total = total + element(j, i) * u[j + 1]
    end
    result[i + 1] = total
  end
  return result
end

local function spectral_norm(n)
  local u = {}
  for i = 1, n do
    u[i] = 1.0
  end
  local v = u
  for _ = 1, 10 do
    v = times_transposed(times(u))
    u = times_transposed(times(v))
  end
  local uv, vv = 0.0, 0.0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return math.sqrt(uv / vv)
end

print(string.format("%.9f", spectral_norm(200)))
