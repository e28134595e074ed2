-- The twin of method_calls.py.

local Counter = {}
Counter.__index = Counter

function Counter:add(by)
  self.count = self.count + by * self.step
end

function Counter:get()
  return self.count
end

local Doubling = setmetatable({}, Counter)
Doubling.__index = Doubling

function Doubling:add(by)
  self.count = self.count + by * self.step * 2
end

local function main(rounds)
  local one = setmetatable({ step = 3, count = 0 }, Counter)
  local two = setmetatable({ step = 1, count = 0 }, Doubling)
  local check = 0
  for i = 0, rounds - 1 do
    one:add(i % 8)
    two:add(1)
    if i % 1024 == 0 then
      check = check + one:get() - two:get()
    end
  end
  return check, one:get(), two:get()
end

print(string.format("%d %d %d", main(2500000)))
