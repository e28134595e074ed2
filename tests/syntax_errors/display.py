# What str, repr and the attributes of a SyntaxError show; and the other ways into the compiler.
import sys
for src, mode in (("x = (1,\n y 2)\n", "exec"), ("a +", "eval"), ("x = 1", "eval"), ("if x:\n    pass\n  y", "exec"), ("1; 2", "single"), ("a\nb", "single"), ("", "eval"), ("", "exec"), ("# only", "eval"), ("\n\n  x y", "exec"), ("x = 'é日' 5", "exec"), ("\tx", "exec"), ("if 1:\n\tx\n        y", "exec")):
    try: print(type(compile(src, "file.py", mode)).__name__)
    except SyntaxError as e:
        print(e, "|", e.args[0], e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, isinstance(e, IndentationError))
for bad in (lambda: compile("1", "f", "nope"), lambda: compile(5, "f", "exec"), lambda: compile("1"), lambda: exec("a b"), lambda: eval("1 1"), lambda: eval(""), lambda: exec("x = \0"), lambda: compile("x\0y", "f", "exec"), lambda: eval("x = 1"), lambda: exec(5), lambda: eval(b"1 +"), lambda: int("x y")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(eval(b"1 + 1"), exec(b"z = 5"), z, eval(" \t1 "), eval("(1\n+ 2)"), eval(compile("3", "f", "eval")))
try: eval("undefined + (")
except SyntaxError: sys.excepthook(*sys.exc_info())
try: compile("x = '''never closed\n\n", "many.py", "exec")
except SyntaxError: sys.excepthook(*sys.exc_info())
try: compile("def f(:\n  pass", "many.py", "exec")
except SyntaxError: sys.excepthook(*sys.exc_info())
try: compile("for x in range(10)\n    print(x)", "many.py", "exec")
except SyntaxError: sys.excepthook(*sys.exc_info())
raise SyntaxError("made by hand", ("no_file.txt", 1, 4, "abc def\n", 1, 6))
