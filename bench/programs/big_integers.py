# Group: numbers
# Source: the classics. Integers past the machine word: factorials, powers, modular powers, gcd, text.


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_probable_prime(n):
    d = n - 1
    s = 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def main():
    print(len(str(factorial(1500))), factorial(6000).bit_length(), factorial(500) % (10**9 + 7))
    print(str(fibonacci(20_000))[-9:], hex(fibonacci(2000))[:20])
    print(gcd(factorial(200), fibonacci(900)), len(str(7**5000 // 3**2000)))
    candidate = 2**255 - 19
    found = []
    while len(found) < 12:
        if is_probable_prime(candidate):
            found.append(candidate % 1000)
        candidate += 2
    print(found)
    state = 1
    check = 0
    for i in range(300_000):
        state = (state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        check ^= state >> 33
    print(state, check)


main()
