print("import pkg.two")
value = 2
