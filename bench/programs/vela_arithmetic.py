# Group: reports
# Source: the Vela report, "arithmetic operations": 1k, 10k and 100k operations, repeated.


def arithmetic(operations):
    a = 1
    b = 2
    for i in range(operations // 4):
        a = a + i
        b = b - a
        a = a * 3
        a = a // 7
    return a + b


def main():
    check = 0
    for _ in range(4000):
        check += arithmetic(1000)
    for _ in range(400):
        check += arithmetic(10_000)
    for _ in range(40):
        check += arithmetic(100_000)
    return check


print(main())
