# Nesting that is too deep is an error, not a fault.
for name, src in (("parens", "(" * 5000 + ")" * 5000), ("brackets", "[" * 5000 + "]" * 5000), ("blocks", "".join(" " * i + "if 1:\n" for i in range(150)) + " " * 150 + "pass")):
    try: compile(src, "<deep>", "exec"); print(name, "compiles")
    except (SyntaxError, MemoryError, RecursionError) as e: print(name, type(e).__name__, e.msg if isinstance(e, SyntaxError) else "")
for n in (20, 50, 90):
    print(n, eval("(" * n + "1" + ")" * n), len(eval("[" * n + "]" * n)), eval("-" * n + "1"), eval("not " * n + "1"), eval("1" + "+1" * n * 10))
try: eval("1" + "+1" * 3000); print("long sum ok")
except RecursionError: print("RecursionError")
print(len(eval("[" + "1," * 5000 + "]")), len(eval("{" + ",".join(f"{i}:{i}" for i in range(3000)) + "}")), eval("'a'" * 500 + " ''").count("a"))
exec("x = 0\nif x == -1: y = 0\n" + "".join(f"elif x == {i}: y = {i}\n" for i in range(50, 0, -1)) + "else: y = 'else'")
print(y)
for i in range(1, 24):
    try: exec("".join(" " * k + "for i%d in range(1):\n" % k for k in range(i)) + " " * i + "z = i0")
    except SyntaxError as e: print(i, e); break
