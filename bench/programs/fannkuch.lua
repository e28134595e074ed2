-- The twin of fannkuch.py; tables begin at 1.

local function fannkuch(n)
  local order, counts = {}, {}
  for i = 1, n do
    order[i] = i
    counts[i] = 0
  end
  local checksum, most, sign, remaining = 0, 0, 1, n
  while true do
    while remaining ~= 1 do
      counts[remaining] = remaining
      remaining = remaining - 1
    end
    local first = order[1]
    if first ~= 1 then
      local stack = {}
      for i = 1, n do
        stack[i] = order[i]
      end
      local flips = 0
      while first ~= 1 do
        local i, j = 1, first
        while i < j do
          stack[i], stack[j] = stack[j], stack[i]
          i = i + 1
          j = j - 1
        end
        flips = flips + 1
        first = stack[1]
      end
      if flips > most then
        most = flips
      end
      checksum = checksum + sign * flips
    end
    sign = -sign
    while true do
      if remaining == n then
        return checksum, most
      end
      local moved = order[1]
      for i = 1, remaining do
        order[i] = order[i + 1]
      end
      order[remaining + 1] = moved
      counts[remaining + 1] = counts[remaining + 1] - 1
      if counts[remaining + 1] > 0 then
        break
      end
      remaining = remaining + 1
    end
  end
end

print(string.format("%d %d", fannkuch(9)))
