# A string is joined from pieces.
# n: 10000
import sys

n = int(sys.argv[1])
pieces = []
for i in range(n):
    pieces.append("piece %d" % (i & 255))
text = ",".join(pieces)
print(len(text), text.count("77"))
