# The twin of n_queens.py.

def place(row, n, columns, rising, falling)
  return 1 if row == n

  count = 0
  n.times do |column|
    next unless columns[column] && rising[row + column] && falling[row - column + n]

    columns[column] = rising[row + column] = falling[row - column + n] = false
    count += place(row + 1, n, columns, rising, falling)
    columns[column] = rising[row + column] = falling[row - column + n] = true
  end
  count
end

(4..11).each do |n|
  count = place(0, n, Array.new(n, true), Array.new(2 * n, true), Array.new(2 * n + 1, true))
  puts "#{n} #{count}"
end
