-- The twin of list_ops.py; tables begin at 1.

local function main()
  local items = {}
  for i = 0, 1999999 do
    items[#items + 1] = i * 3 % 1000
  end
  local total = 0
  for _, item in ipairs(items) do
    total = total + item
  end
  for i = 1, #items, 2 do
    items[i] = (i == 1 and items[#items] or items[i - 1]) + 1
  end
  local seed = 42
  local numbers = {}
  for i = 1, 500000 do
    seed = seed * 16807 % 2147483647
    numbers[i] = seed
  end
  table.sort(numbers)
  local last, first = numbers[#numbers], numbers[#numbers - 999]
  while #numbers > 400000 do
    numbers[#numbers] = nil
  end
  local sum = 0
  for _, item in ipairs(items) do
    sum = sum + item
  end
  print(string.format("%d %d %d %d %d %d %d", total, sum, numbers[1], numbers[#numbers], last, first, #numbers))
end

main()
