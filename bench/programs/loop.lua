-- The twin of loop.py.

local function loop(n)
  local total = 0
  local i = 0
  while i < n do
    total = total + i
    i = i + 1
  end
  return total
end

print(string.format("%.0f", loop(10000000)))
