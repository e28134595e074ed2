# A string grows by `+=`; none should copy all of it each time.
# n: 50000
import sys


def grow(n):
    text = ""
    for i in range(n):
        text += "ab"
    return text


print(len(grow(int(sys.argv[1]))))
