-- The twin of n_queens.py.

local function place(row, n, columns, rising, falling)
  if row == n then
    return 1
  end
  local count = 0
  for column = 0, n - 1 do
    local up, down = row + column, row - column + n
    if columns[column] and rising[up] and falling[down] then
      columns[column], rising[up], falling[down] = false, false, false
      count = count + place(row + 1, n, columns, rising, falling)
      columns[column], rising[up], falling[down] = true, true, true
    end
  end
  return count
end

local function flags(n)
  local found = {}
  for i = 0, n - 1 do
    found[i] = true
  end
  return found
end

for n = 4, 11 do
  print(string.format("%d %d", n, place(0, n, flags(n), flags(2 * n), flags(2 * n + 1))))
end
