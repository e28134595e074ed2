# Group: containers
# Source: first measurements of peers. Pancake flips over all permutations of 9.


def fannkuch(n):
    order = list(range(n))
    counts = [0] * n
    checksum = most = 0
    sign = 1
    remaining = n
    while True:
        while remaining != 1:
            counts[remaining - 1] = remaining
            remaining -= 1
        first = order[0]
        if first:
            stack = order[:]
            flips = 0
            while first:
                stack[: first + 1] = stack[first::-1]
                flips += 1
                first = stack[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        while True:
            if remaining == n:
                return checksum, most
            order.insert(remaining, order.pop(0))
            counts[remaining] -= 1
            if counts[remaining] > 0:
                break
            remaining += 1


print(*fannkuch(9))
