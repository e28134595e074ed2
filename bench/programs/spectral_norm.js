// The twin of spectral_norm.py.

function element(i, j) {
  return 1.0 / (((i + j) * (i + j + 1)) / 2 + i + 1);
}

function times(u) {
  const n = u.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0.0;
    for (let j = 0; j < n; j++) total += element(i, j) * u[j];
    result.push(total);
  }
  return result;
}

function timesTransposed(u) {
  const n = u.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0.0;
    for (let j = 0; j < n; j++) total += element(j, i) * u[j];
    result.push(total);
  }
  return result;
}

function spectralNorm(n) {
  let u = new Array(n).fill(1.0);
  let v = u;
  for (let round = 0; round < 10; round++) {
    v = timesTransposed(times(u));
    u = timesTransposed(times(v));
  }
  let uv = 0.0, vv = 0.0;
  for (let i = 0; i < n; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(uv / vv);
}

console.log(spectralNorm(200).toFixed(9));
