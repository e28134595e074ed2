def show(name, width, value):
    return f"{name!r:>{width}}|{value=}" "tail" f"{value:{width}.{width}f}"


def template(name):
    return t"hello {name!s:>4} and { name + 1 }"
