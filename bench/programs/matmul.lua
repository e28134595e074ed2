-- The twin of matmul.py; tables begin at 1.

local function matrix(n, seed)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do
      row[j + 1] = ((i * n + j) * seed % 101) / 7.0
    end
    rows[i + 1] = row
  end
  return rows
end

local function multiply(a, b)
  local n = #a
  local result = {}
  for i = 1, n do
    local row = a[i]
    local line = {}
    for j = 1, n do
      local total = 0.0
      for k = 1, n do
        total = total + row[k] * b[k][j]
      end
      line[j] = total
    end
    result[i] = line
  end
  return result
end

local function main(n)
  local product = multiply(matrix(n, 3), matrix(n, 5))
  local trace = 0.0
  for i = 1, n do
    trace = trace + product[i][i]
  end
  print(string.format("%.6f %.6f", trace, product[1][1]))
  print(string.format("%.6f %.6f", product[n][1], product[math.floor(n / 2) + 1][math.floor(n / 3) + 1]))
end

main(200)
