-- The twin of quicksort.py; tables begin at 1.

local floor = math.floor

local function quicksort(items, low, high)
  while low < high do
    local pivot = items[floor((low + high) / 2)]
    local i, j = low, high
    while i <= j do
      while items[i] < pivot do
        i = i + 1
      end
      while items[j] > pivot do
        j = j - 1
      end
      if i <= j then
        items[i], items[j] = items[j], items[i]
        i = i + 1
        j = j - 1
      end
    end
    if j - low < high - i then
      quicksort(items, low, j)
      low = i
    else
      quicksort(items, i, high)
      high = j
    end
  end
end

local function part(items, from, to)
  local found = {}
  for i = from, to do
    found[#found + 1] = items[i]
  end
  return found
end

local function merge_sort(items)
  if #items <= 1 then
    return items
  end
  local middle = floor(#items / 2)
  local left = merge_sort(part(items, 1, middle))
  local right = merge_sort(part(items, middle + 1, #items))
  local merged = {}
  local i, j = 1, 1
  while i <= #left and j <= #right do
    if left[i] <= right[j] then
      merged[#merged + 1] = left[i]
      i = i + 1
    else
      merged[#merged + 1] = right[j]
      j = j + 1
    end
  end
  for k = i, #left do
    merged[#merged + 1] = left[k]
  end
  for k = j, #right do
    merged[#merged + 1] = right[k]
  end
  return merged
end

local function sift(heap, at, last)
  local item = heap[at]
  while true do
    local child = 2 * at
    if child > last then
      break
    end
    if child < last and heap[child + 1] > heap[child] then
      child = child + 1
    end
    if heap[child] <= item then
      break
    end
    heap[at] = heap[child]
    at = child
  end
  heap[at] = item
end

local function heap_sort(items)
  for at = floor(#items / 2), 1, -1 do
    sift(items, at, #items)
  end
  for last = #items, 2, -1 do
    items[1], items[last] = items[last], items[1]
    sift(items, 1, last - 1)
  end
end

local function numbers(n)
  local seed = 99
  local found = {}
  for i = 1, n do
    seed = seed * 16807 % 2147483647
    found[i] = seed % 1000000
  end
  return found
end

local function same(a, b)
  for i = 1, #a do
    if a[i] ~= b[i] then
      return false
    end
  end
  return true
end

local function main(n)
  local items = numbers(n)
  local expected = part(items, 1, n)
  table.sort(expected)
  local first = part(items, 1, n)
  quicksort(first, 1, n)
  local third = part(items, 1, n)
  heap_sort(third)
  local good = same(first, expected) and same(merge_sort(items), expected) and same(third, expected)
  print(good and "sorted" or "not sorted")
  local sum = 0
  for i = 1, n do
    sum = sum + expected[i]
  end
  print(string.format("%d %d %d %d", expected[1], expected[floor(n / 2) + 1], expected[n], sum))
end

main(80000)
