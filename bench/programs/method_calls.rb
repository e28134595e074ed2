# The twin of method_calls.py.

class Counter
  def initialize(step)
    @step = step
    @count = 0
  end

  def add(by)
    @count += by * @step
  end

  def get
    @count
  end
end

class Doubling < Counter
  def add(by)
    @count += by * @step * 2
  end
end

def main(rounds)
  one = Counter.new(3)
  two = Doubling.new(1)
  check = 0
  rounds.times do |i|
    one.add(i & 7)
    two.add(1)
    check += one.get - two.get if i & 1023 == 0
  end
  [check, one.get, two.get]
end

puts main(2_500_000).join(" ")
