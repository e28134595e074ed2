def fail(e): raise e
errors = []
for e in (ValueError("a"), KeyError("b"), TypeError("c\nd")):
    try: fail(e)
    except Exception as x: errors.append(x)
errors[0].add_note("a note")
inner = ExceptionGroup("inner", errors[1:])
try: raise OSError("cause")
except OSError as c:
    try: raise inner from c
    except ExceptionGroup as g: inner = g
raise ExceptionGroup("outer", [errors[0], inner, RuntimeError("never raised")])
