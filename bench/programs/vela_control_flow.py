# Group: reports
# Source: the Vela report, "control flow": loops with conditionals of 100, 500 and 1000 rounds.


def control_flow(iterations):
    evens = odds = large = 0
    i = 0
    while i < iterations:
        if i % 2 == 0:
            evens = evens + i
        else:
            odds = odds + 1
        if i > 50 and odds < 400:
            large = large + 1
        i = i + 1
    return evens + odds * 3 + large * 7


def main():
    check = 0
    for _ in range(10_000):
        check += control_flow(100)
    for _ in range(3000):
        check += control_flow(500)
    for _ in range(2000):
        check += control_flow(1000)
    return check


print(main())
