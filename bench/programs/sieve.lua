-- The twin of sieve.py; the table begins at 1, so flag i is for i - 1.

local function sieve(n)
  local flags = {}
  for i = 1, n + 1 do
    flags[i] = true
  end
  flags[1] = false
  flags[2] = false
  local i = 2
  while i * i <= n do
    if flags[i + 1] then
      for j = i * i, n, i do
        flags[j + 1] = false
      end
    end
    i = i + 1
  end
  local count, last = 0, 0
  for j = 0, n do
    if flags[j + 1] then
      count = count + 1
      last = j
    end
  end
  return count, last
end

print(string.format("%d %d", sieve(5000000)))
