# SyntaxWarnings of compile() go through the warnings module: its filters hold.
import warnings

programs = ["assert (1, 'a')", "1 is 1", "[1](2)", "'\\d'", "b'\\d'", "0x1for x in ()", "x = '\\777'"]
for program in programs:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(program, "<t>", "exec")
        except SyntaxError as e:
            print(e)
    print([(w.category.__name__, w.lineno, w.filename) for w in caught])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        try:
            compile(program, "<t>", "exec")
        except SyntaxError as e:
            print(e)
    print(caught)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(program, "<t>", "exec")
        except SyntaxError as e:
            print(type(e).__name__, e.lineno)
