# The twin of sieve.py.

def sieve(n)
  flags = Array.new(n + 1, true)
  flags[0] = flags[1] = false
  i = 2
  while i * i <= n
    if flags[i]
      j = i * i
      while j <= n
        flags[j] = false
        j += i
      end
    end
    i += 1
  end
  count = last = 0
  (0..n).each do |k|
    if flags[k]
      count += 1
      last = k
    end
  end
  [count, last]
end

puts sieve(5_000_000).join(" ")
