# Group: numbers
# Source: first measurements of peers. Points of a 400 x 400 grid that stay in the Mandelbrot set.


def mandelbrot(size, limit):
    inside = 0
    steps = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 2.0 * column / size - 1.5
            zr = zi = 0.0
            k = 0
            while k < limit:
                rr = zr * zr
                ii = zi * zi
                if rr + ii > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                k += 1
            else:
                inside += 1
            steps += k
    return inside, steps


print(*mandelbrot(400, 50))
