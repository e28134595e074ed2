# The twin of binary_trees.py.

class Node
  def initialize(left, right)
    @left = left
    @right = right
  end

  def count
    @left.nil? ? 1 : 1 + @left.count + @right.count
  end
end

def build(depth)
  depth == 0 ? Node.new(nil, nil) : Node.new(build(depth - 1), build(depth - 1))
end

deepest = 14
puts "stretch #{build(deepest + 1).count}"
long_lived = build(deepest)
4.step(deepest, 2) do |depth|
  trees = 1 << (deepest - depth + 4)
  check = 0
  trees.times { check += build(depth).count }
  puts "#{trees} of depth #{depth} #{check}"
end
puts "long-lived #{long_lived.count}"
