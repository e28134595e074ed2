# The twin of mandelbrot.py.

def mandelbrot(size, limit)
  inside = 0
  steps = 0
  size.times do |row|
    ci = 2.0 * row / size - 1.0
    size.times do |column|
      cr = 2.0 * column / size - 1.5
      zr = zi = 0.0
      k = 0
      while k < limit
        rr = zr * zr
        ii = zi * zi
        break if rr + ii > 4.0

        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
        k += 1
      end
      inside += 1 if k == limit
      steps += k
    end
  end
  [inside, steps]
end

puts mandelbrot(400, 50).join(" ")
