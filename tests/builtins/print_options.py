# print: sep, end, file, flush, conversions, and objects as files.
import sys
print()
print(1, "a", None, [1, "b"], sep="-", end="!\n")
print("a", "b", sep="", end="")
print("", end="\n\n")
print(*[], sep="x")
print("x", sep=None, end=None)
print("to stderr", file=sys.stderr)
print("é日😀", "\t|", "multi\nline")
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print("a", 1, sep="+", end="$", file=w)
print(file=w)
print(w.parts)
class F(W):
    def flush(self): self.parts.append("FLUSH")
f = F()
print("q", file=f, flush=True)
print(f.parts)
for bad in (lambda: print("x", sep=5), lambda: print("x", end=5), lambda: print("x", file=5), lambda: print("x", nope=1), lambda: print("x", file=w, flush=True)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class S:
    def __str__(self): raise ValueError("no str")
try: print("first", S(), "never")
except ValueError as e: print("|", e)
old = sys.stdout
sys.stdout = w
print("captured")
sys.stdout = old
print(w.parts[-2:])
sys.stdout.write("direct\n")
print(sys.stdout.write("n"), sys.stderr.write("err\n"))
sys.stdout.flush()
