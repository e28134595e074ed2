-- The twin of dict_ops.py.

local function size(t)
  local count = 0
  for _ in pairs(t) do
    count = count + 1
  end
  return count
end

local function integers(n)
  local t = {}
  for i = 0, n - 1 do
    t[i * 7] = i
  end
  local total = 0
  for i = 0, n - 1 do
    local found = t[i]
    if found then
      total = total + found
    end
  end
  for i = 0, n - 1, 3 do
    t[i * 7] = nil
  end
  return total, size(t)
end

local function strings(n)
  local t = {}
  local half = n / 2
  for i = 0, n - 1 do
    local key = "key" .. string.format("%d", i % half)
    t[key] = (t[key] or 0) + i
  end
  local total = 0
  for key, value in pairs(t) do
    total = total + value + #key
  end
  return total, size(t)
end

print(string.format("%d %d", integers(1000000)))
print(string.format("%d %d", strings(300000)))
