# Group: text
# Source: first measurements of peers. Writes records as JSON text: str(), join, replace, concatenation.


def quote(text):
    if "\\" in text or '"' in text or "\n" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + text + '"'


def write(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join([quote(k) + ": " + write(v) for k, v in value.items()]) + "}"
    return "[" + ", ".join([write(item) for item in value]) + "]"


def record(i):
    return {
        "id": i,
        "name": "item " + str(i),
        "note": 'says "%d"\nand more' % i if i % 5 == 0 else "plain",
        "price": i / 4,
        "tags": ["t" + str(i % 7), "u" + str(i % 11)],
        "nested": {"on": i % 2 == 0, "none": None, "list": [i, i + 1, i + 2]},
    }


def main(rounds):
    length = check = 0
    for i in range(rounds):
        text = write(record(i))
        length += len(text)
        check = (check * 31 + ord(text[i % len(text)])) % 1_000_003
    print(length, check)
    print(text)


main(40_000)
