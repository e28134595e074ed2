// The twin of mandelbrot.py.

function mandelbrot(size, limit) {
  let inside = 0;
  let steps = 0;
  for (let row = 0; row < size; row++) {
    const ci = (2.0 * row) / size - 1.0;
    for (let column = 0; column < size; column++) {
      const cr = (2.0 * column) / size - 1.5;
      let zr = 0.0;
      let zi = 0.0;
      let k = 0;
      while (k < limit) {
        const rr = zr * zr;
        const ii = zi * zi;
        if (rr + ii > 4.0) break;
        zi = 2.0 * zr * zi + ci;
        zr = rr - ii + cr;
        k += 1;
      }
      if (k === limit) inside += 1;
      steps += k;
    }
  }
  return [inside, steps];
}

console.log(mandelbrot(400, 50).join(" "));
