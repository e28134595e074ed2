# The twin of matmul.py.

def matrix(n, seed)
  Array.new(n) { |i| Array.new(n) { |j| ((i * n + j) * seed % 101) / 7.0 } }
end

def multiply(a, b)
  n = a.length
  Array.new(n) do |i|
    row = a[i]
    Array.new(n) do |j|
      total = 0.0
      k = 0
      while k < n
        total += row[k] * b[k][j]
        k += 1
      end
      total
    end
  end
end

n = 200
product = multiply(matrix(n, 3), matrix(n, 5))
trace = 0.0
n.times { |i| trace += product[i][i] }
puts format("%.6f %.6f", trace, product[0][0])
puts format("%.6f %.6f", product[n - 1][0], product[n / 2][n / 3])
