-- The twin of calls.py.

local function add(a, b)
  return a + b
end

local function calls(n)
  local total = 0
  for i = 0, n - 1 do
    total = add(total, i)
  end
  return total
end

print(string.format("%d", calls(10000000)))
