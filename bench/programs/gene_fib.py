# Group: reports
# Source: the Gene report: fib(15), fib(20) and fib(24), and fib(32), in calls per second. Counts the
# calls beforehand; the benchmark divides the line `calls` by its CPU time.


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def calls(n):
    a = b = 1
    for _ in range(n - 1):
        a, b = b, a + b + 1
    return b


def main():
    made = 0
    for n, repeat in ((15, 1500), (20, 150), (24, 25), (32, 1)):
        check = 0
        for _ in range(repeat):
            check += fib(n)
        made += repeat * calls(n)
        print(n, repeat, check)
    print("calls", made)


main()
