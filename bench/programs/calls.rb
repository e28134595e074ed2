# The twin of calls.py.

def add(a, b)
  a + b
end

def calls(n)
  total = 0
  n.times { |i| total = add(total, i) }
  total
end

puts calls(10_000_000)
