raise SystemExit((1, "tuple"))
