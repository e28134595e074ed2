# Blocks of a statement each counts towards the 20 that may be inside one another; where the error points.
def deepest(name, make):
    for n in range(1, 30):
        try: compile(make(n), "f", "exec")
        except SyntaxError as e:
            print(name, n, e.msg, e.lineno, e.offset, e.end_offset)
            return
    print(name, "unlimited")
def nested(head, n): return "".join(" " * k + head + "\n" for k in range(n)) + " " * n + "z\n"
def closed(head, tail, n): return nested(head, n) + "".join(" " * k + tail + "\n" for k in reversed(range(n)))
deepest("for", lambda n: nested("for i in x:", n))
deepest("while", lambda n: nested("while x:", n))
deepest("with", lambda n: nested("with x as y:", n))
deepest("with items", lambda n: "with " + ",".join("x" * n) + ": z")
deepest("try", lambda n: closed("try:", "except: pass", n))
deepest("try finally", lambda n: closed("try:", "finally: pass", n))
deepest("if", lambda n: nested("if x:", n))
deepest("for else", lambda n: "".join(" " * k + "for x in y: pass\n" + " " * k + "else:\n" for k in range(12)) + " " * 12 + "z\n")
deepest("function", lambda n: nested("for i in x:", 15) + " " * 15 + "def f():\n" + "".join(" " * (16 + k) + "for j in x:\n" for k in range(15)) + " " * 31 + "z\n")
