-- The twin of mandelbrot.py.

local function mandelbrot(size, limit)
  local inside, steps = 0, 0
  for row = 0, size - 1 do
    local ci = 2.0 * row / size - 1.0
    for column = 0, size - 1 do
      local cr = 2.0 * column / size - 1.5
      local zr, zi = 0.0, 0.0
      local k = 0
      while k < limit do
        local rr = zr * zr
        local ii = zi * zi
        if rr + ii > 4.0 then
          break
        end
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
        k = k + 1
      end
      if k == limit then
        inside = inside + 1
      end
      steps = steps + k
    end
  end
  return inside, steps
end

print(string.format("%d %d", mandelbrot(400, 50)))
