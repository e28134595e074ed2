# Matrices of ints, fractions and floats: product, determinant, inverse, power.
class Frac:
    def __init__(self, n, d=1):
        if d < 0: n, d = -n, -d
        a, b = abs(n), d
        while b: a, b = b, a % b
        self.n, self.d = n // (a or 1), d // (a or 1)
    def __add__(self, o): o = o if isinstance(o, Frac) else Frac(o); return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Frac(-self.n, self.d)
    def __sub__(self, o): return self + -o
    def __mul__(self, o): o = o if isinstance(o, Frac) else Frac(o); return Frac(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o):
        if not o.n: raise ZeroDivisionError("Frac / 0")
        return Frac(self.n * o.d, self.d * o.n)
    def __eq__(self, o): o = o if isinstance(o, Frac) else Frac(o); return (self.n, self.d) == (o.n, o.d)
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n, one=1): return cls([[one if i == j else one * 0 for j in range(n)] for i in range(n)])
    def __matmul__(self, o):
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, k):
        r, b = Matrix.identity(len(self.rows)), self
        while k:
            if k & 1: r = r @ b
            b, k = b @ b, k >> 1
        return r
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def T(self): return Matrix(zip(*self.rows))
    def __eq__(self, o): return self.rows == o.rows
    def __repr__(self): return "[" + "; ".join(" ".join(map(str, r)) for r in self.rows) + "]"
    def inverse(self):
        n = len(self.rows)
        m = [[Frac(x) for x in r] + [Frac(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None: raise ValueError("singular")
            m[c], m[p] = m[p], m[c]
            m[c] = [x / m[c][c] for x in m[c]]
            for r in range(n):
                if r != c and m[r][c]: m[r] = [x - m[r][c] * y for x, y in zip(m[r], m[c])]
        return Matrix(r[n:] for r in m)
def det(m): return m[0][0] if len(m) == 1 else sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(a @ a, a.T() == a, a.inverse(), a @ a.inverse(), det(a.rows), a ** 10, a[1, 1], (Matrix([[1, 1], [1, 0]]) ** 300)[0, 1])
try: Matrix([[1, 2], [2, 4]]).inverse()
except ValueError as e: print(e)
h = Matrix([[Frac(1, i + j + 1) for j in range(4)] for i in range(4)])
print(h, Matrix([[x for x in r] for r in h.rows]).rows[3][3] * 7 == 1, det([[Frac(1, i + j + 1) for j in range(4)] for i in range(4)]))
f = [[1.0 / (i + j + 1) for j in range(5)] for i in range(5)]
print(det(f), sum(map(sum, (Matrix(f) @ Matrix(f)).rows)))
