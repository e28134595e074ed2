# Group: reports
# Source: the Vela report, "Fibonacci calculation": fib(10), fib(20) and fib(30) by iteration.


def fib(n):
    a = 0
    b = 1
    i = 0
    while i < n:
        following = a + b
        a = b
        b = following
        i = i + 1
    return a


def main(rounds):
    check = 0
    for _ in range(rounds):
        check += fib(10) + fib(20) + fib(30)
    return check


print(fib(10), fib(20), fib(30), main(200_000))
