"""The Mandelbrot set in characters: python mandelbrot.py [WIDTH]"""

import sys

SHADES = " .,:;i1tfLCG08@"
LIMIT = 150


def escape(c):
    """The number of steps after which z leaves the circle, at most LIMIT."""
    z = 0j
    for step in range(LIMIT):
        if z.real * z.real + z.imag * z.imag > 4:
            return step
        z = z * z + c
    return LIMIT


def picture(width):
    height = width * 2 // 5
    for row in range(height):
        y = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            x = -2.1 + 2.9 * column / (width - 1)
            step = escape(complex(x, y))
            line += "@" if step == LIMIT else SHADES[step % (len(SHADES) - 1)]
        yield line


if __name__ == "__main__":
    for line in picture(int(sys.argv[1]) if len(sys.argv) > 1 else 78):
        print(line)
