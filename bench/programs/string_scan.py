# Group: text
# Source: the classics. A tokenizer that looks at one character at a time.

TEXT = """
def area(width, height_2):  # a comment
    if width >= 10 and height_2 != 0x1F:
        return width * height_2 + 3.25 - (width // 2) ** 2
    name = "a string with \\" in it" + 'another one'
    values[name] = {1: 'one', 22: 'two', 333: None}
"""


def is_letter(c):
    return "a" <= c <= "z" or "A" <= c <= "Z" or c == "_"


def tokens(text):
    found = []
    i = 0
    end = len(text)
    while i < end:
        c = text[i]
        if c == " ":
            i += 1
        elif c == "\n":
            found.append(("newline", c))
            i += 1
        elif is_letter(c):
            start = i
            while i < end and (is_letter(text[i]) or text[i].isdigit()):
                i += 1
            found.append(("name", text[start:i]))
        elif c.isdigit():
            start = i
            while i < end and (text[i].isalnum() or text[i] == "."):
                i += 1
            found.append(("number", text[start:i]))
        elif c == '"' or c == "'":
            start = i
            i += 1
            while text[i] != c:
                i += 2 if text[i] == "\\" else 1
            i += 1
            found.append(("string", text[start:i]))
        elif c == "#":
            while text[i] != "\n":
                i += 1
        elif text[i : i + 2] in (">=", "!=", "//", "**"):
            found.append(("operator", text[i : i + 2]))
            i += 2
        else:
            found.append(("operator", c))
            i += 1
    return found


def main(rounds):
    kinds = {}
    length = 0
    for _ in range(rounds):
        for kind, text in tokens(TEXT):
            kinds[kind] = kinds.get(kind, 0) + 1
            length += len(text)
    print(length, sorted(kinds.items()))


main(12_000)
