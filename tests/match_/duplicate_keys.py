# Keys of mapping patterns are compared by value: numbers of all kinds with each other.
for keys in ("0: _, False: _", "1: _, True: _", "1: _, 1.0: _", "0: _, 0j: _", "-0: _, 0: _", "1 + 1j: _, 1 + 1j: _",
             "1.5: _, 1.5: _", "'a': _, 'a': _", "None: _, None: _", "1 - 1j: _, 1 + 1j: _", "0: _, 1: _", "'a': _, b'a': _"):
    try:
        compile("match 0:\n case {" + keys + "}: pass", "<t>", "exec")
    except SyntaxError as e:
        print(keys, e.msg)
    else:
        print(keys, "passes")
