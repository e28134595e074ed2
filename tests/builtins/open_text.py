# Text files: modes, iteration, seeking, context managers, errors.
import os
path = "_scratch_open_text.tmp"
with open(path, "w", encoding="utf-8") as f:
    print(f.write("line one\n"), f.write("zwei é日\n"), f.writelines(["3\n", "4"]), f.name, f.mode, f.closed, f.writable(), f.readable())
    print("via print", 5, file=f)
print(f.closed)
with open(path, encoding="utf-8") as f:
    print(f.readline(), f.read(6), f.readlines())
    print(f.read(), f.seek(0), f.readline(3), f.tell() > 0)
with open(path, encoding="utf-8") as f: print([line.rstrip() for line in f])
with open(path, "a", encoding="utf-8") as f: f.write("appended\n")
print(open(path, encoding="utf-8").read().count("\n"), len(open(path, "rb").read()), open(path, "rb").readline(), list(open(path, encoding="utf-8"))[-1])
with open(path, "wb") as f: print(f.write(b"a\r\nb\rc\n\x00\xff"))
print(open(path, "rb").read(), repr(open(path, encoding="latin-1").read()), repr(open(path, encoding="latin-1", newline="").read()))
try: open(path, encoding="utf-8").read()
except UnicodeDecodeError as e: print(e)
for bad in (lambda: open("/no/such/dir/file"), lambda: open("."), lambda: open(path, "q"), lambda: open(path, "rw"), lambda: open(path, "x"), lambda: open(path).write("x"), lambda: open(path, "r+b", encoding="utf-8"), lambda: open(None), lambda: open("a\0b"), lambda: f.write(b"x"), lambda: open(path, "w").write(5), lambda: open(path, "wb").write("s"), lambda: open(path, encoding="nope"), lambda: open(path, "")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
with open(path, "w+", encoding="utf-8") as f:
    f.write("hello world"); f.seek(6); print(f.read()); f.seek(0); f.truncate(5)
print(open(path).read(), os.path.exists(path), os.path.getsize(path))
os.remove(path)
print(os.path.exists(path))
try: os.remove(path)
except FileNotFoundError as e: print(e)
