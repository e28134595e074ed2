-- The twin of binary_trees_16.py: nodes are objects with a method, as there.

local Node = {}
Node.__index = Node

local function new(left, right)
  return setmetatable({ left = left, right = right }, Node)
end

function Node:count()
  if self.left == nil then
    return 1
  end
  return 1 + self.left:count() + self.right:count()
end

local function build(depth)
  if depth == 0 then
    return new(nil, nil)
  end
  return new(build(depth - 1), build(depth - 1))
end

local function main(deepest)
  print("stretch " .. build(deepest + 1):count())
  local long_lived = build(deepest)
  for depth = 4, deepest, 2 do
    local trees = math.floor(2 ^ (deepest - depth + 4))
    local check = 0
    for _ = 1, trees do
      check = check + build(depth):count()
    end
    print(string.format("%d of depth %d %d", trees, depth, check))
  end
  print("long-lived " .. long_lived:count())
end

main(16)
