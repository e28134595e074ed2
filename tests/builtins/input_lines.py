# input and sys.stdin.
import sys
print(repr(input()), repr(input("prompt> ")))
n = int(input())
print(sum(int(x) for x in input().split()), n)
print(repr(sys.stdin.readline()), repr(sys.stdin.readline()))
for i, line in zip(range(2), sys.stdin): print(i, repr(line))
print(repr(sys.stdin.read(5)), repr(sys.stdin.read()))
print(repr(sys.stdin.readline()))
try: input("more? ")
except EOFError as e: print(repr(e))
