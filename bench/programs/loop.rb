# The twin of loop.py.

def count(n)
  total = 0
  i = 0
  while i < n
    total += i
    i += 1
  end
  total
end

puts count(10_000_000)
