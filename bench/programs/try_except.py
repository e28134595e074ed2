# Group: control
# Source: first measurements of peers. A `try` entered 1M times, an exception caught every 100th.


class Refused(Exception):
    pass


def check(i):
    if i % 100 == 0:
        raise Refused(i)
    return i


def main(rounds):
    passed = caught = cleaned = 0
    for i in range(rounds):
        try:
            passed += check(i)
        except Refused as refusal:
            caught += refusal.args[0]
        finally:
            cleaned += 1
    return passed, caught, cleaned


print(*main(1_000_000))
