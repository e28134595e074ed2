# A string grows by `+=` in module-level code, which is quadratic in CPython.
# n: 10000
import sys

text = ""
for i in range(int(sys.argv[1])):
    text += "ab"
print(len(text))
