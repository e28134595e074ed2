# Group: text
# Source: the classics. Builds strings: f-strings, %, format, join, += and lists of pieces.


def main(rounds):
    check = 0
    pieces = []
    text = ""
    for i in range(rounds):
        a = f"{i}:{i * 2:>8}:{i / 8:.3f}"
        b = "%05d-%s-%x" % (i, a[:3], i)
        c = "{}/{:<6}|{name}".format(i % 10, b[-4:], name="n")
        pieces.append(a + b)
        text += c
        if len(text) > 2000:
            check += len(text) + ord(text[i % 500])
            text = ""
        if i % 100 == 99:
            line = ",".join(pieces)
            check += len(line)
            pieces.clear()
    print(check, len(text), a, b, c)


main(300_000)
