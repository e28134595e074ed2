def setup():
    raise RuntimeError("while importing")
setup()
