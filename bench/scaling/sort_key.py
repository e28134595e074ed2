# Strings are sorted by a key.
# n: 5000
import sys

n = int(sys.argv[1])
words = ["w%d" % (i * 7919 % n) for i in range(n)]
words.sort(key=lambda word: (len(word), word))
print(words[0], words[n // 2], words[-1])
