# Group: numbers
# Source: first measurements of peers. fib(90) by iteration, 200k times; 61-bit integers at the end.


def fib(n):
    a = 0
    b = 1
    for _ in range(n):
        a, b = b, a + b
    return a


def main(rounds):
    check = 0
    for i in range(rounds):
        check = (check + fib(90) + i) % 1_000_000_007
    return check


print(main(200_000))
