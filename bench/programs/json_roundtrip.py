# Group: programs
# Source: the classics. A JSON parser and writer in Python: text to values and back, many times.

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
QUOTED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Malformed(Exception):
    pass


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        at = self.at
        while at < len(text) and text[at] in " \n\t\r":
            at += 1
        self.at = at
        return text[at] if at < len(text) else ""

    def expect(self, word, value):
        if not self.text.startswith(word, self.at):
            raise Malformed(f"no {word} at {self.at}")
        self.at += len(word)
        return value

    def value(self):
        c = self.skip()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "t":
            return self.expect("true", True)
        if c == "f":
            return self.expect("false", False)
        if c == "n":
            return self.expect("null", None)
        if c == "-" or c.isdigit():
            return self.number()
        raise Malformed(f"{c!r} at {self.at}")

    def object(self):
        found = {}
        self.at += 1
        if self.skip() == "}":
            self.at += 1
            return found
        while True:
            if self.skip() != '"':
                raise Malformed(f"no key at {self.at}")
            key = self.string()
            if self.skip() != ":":
                raise Malformed(f"no colon at {self.at}")
            self.at += 1
            found[key] = self.value()
            c = self.skip()
            self.at += 1
            if c == "}":
                return found
            if c != ",":
                raise Malformed(f"no comma at {self.at}")

    def array(self):
        found = []
        self.at += 1
        if self.skip() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value())
            c = self.skip()
            self.at += 1
            if c == "]":
                return found
            if c != ",":
                raise Malformed(f"no comma at {self.at}")

    def string(self):
        text = self.text
        self.at += 1
        parts = []
        start = self.at
        while True:
            c = text[self.at]
            if c == '"':
                parts.append(text[start : self.at])
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(text[start : self.at])
                escape = text[self.at + 1]
                if escape == "u":
                    parts.append(chr(int(text[self.at + 2 : self.at + 6], 16)))
                    self.at += 6
                else:
                    parts.append(ESCAPES[escape])
                    self.at += 2
                start = self.at
            else:
                self.at += 1

    def number(self):
        text = self.text
        start = self.at
        whole = True
        while self.at < len(text) and text[self.at] in "+-0123456789.eE":
            if text[self.at] in ".eE":
                whole = False
            self.at += 1
        word = text[start : self.at]
        return int(word) if whole else float(word)


def quote(text):
    return '"' + "".join([QUOTED.get(c, c) for c in text]) + '"'


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, dict):
        out.append("{")
        for i, (key, item) in enumerate(value.items()):
            if i:
                out.append(",")
            out.append(quote(key))
            out.append(":")
            write(item, out)
        out.append("}")
    else:
        out.append("[")
        for i, item in enumerate(value):
            if i:
                out.append(",")
            write(item, out)
        out.append("]")


def document(n):
    return {
        "title": 'A "quoted" title\nof two lines',
        "items": [
            {"id": i, "name": f"item {i}", "price": i * 1.25, "tags": ["a", "b\\c"], "on": i % 3 == 0}
            for i in range(n)
        ],
        "empty": [{}, [], None, True, False, -12, 1e22],
    }


def main(rounds):
    out = []
    write(document(100), out)
    first = text = "".join(out)
    for _ in range(rounds):
        value = Parser(" " + text + "\n").value()
        out = []
        write(value, out)
        text = "".join(out)
    print(len(text), text == first, value["items"][99]["price"], value["title"])
    for bad in ("[1, 2", "{1: 2}", "[tru]"):
        try:
            Parser(bad).value()
        except (Malformed, IndexError) as error:
            print(type(error).__name__, error)


main(200)
