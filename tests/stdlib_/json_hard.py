# json: what is malformed and where, hooks, keys, specials, cycles, deep nesting.
import json

BAD = [
    "", " ", "{", "[", "[1,]", '{"a":1,}', '{"a" 1}', '{"a":1 "b"}', "{1:2}", '"abc', '"\\x"', '"\\u12"', '"\\u12g4"',
    "[1 2]", "nul", "tru", "01", "1.", "-", "+1", '"\t"', "é", "[é]", '["é" 1]', "NaN1", "--1", "1e", "[1,,2]", "[,]",
]
for text in BAD:
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(ascii(text), "->", error, error.pos, error.lineno, error.colno)

print(json.loads('"\\ud83d\\ude00 \\ud83d x \\"\\/\\b\\f\\n\\r\\t" ') == "\U0001f600 \ud83d x \"/\b\f\n\r\t")
print(json.loads(' { "a" : [ 1 , -2.5e-3 , 1E5 , null ] , "b" : { } } '))
print(json.loads("[NaN, Infinity, -Infinity, -0, -0.0]"), json.loads("123456789012345678901234567890"))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "a": 2}', object_pairs_hook=tuple))
print(json.loads('{"x": {"y": 1}}', object_hook=lambda d: sorted(d)), json.loads("[1.10, 2]", parse_float=str, parse_int=list))
print(json.loads(b'\xef\xbb\xbf[1]'), json.loads('["x"]'.encode("utf-16")), json.loads('"\t"', strict=False) == "\t")
print(json.JSONDecoder().raw_decode("[1] tail"), json.JSONDecoder().raw_decode("é[2]x", 1))

print(json.dumps({1: 1, 2.5: 2, None: 3, True: 4, "s": 5}), json.dumps({"b": 1, "a": [2]}, sort_keys=True))
print(json.dumps("é\u2028\U0001f600\ud800\x7f\x00\"\\/"), ascii(json.dumps("é\x1f", ensure_ascii=False)))
print(json.dumps([1, [2, []], {"a": {}, "b": ()}], indent=2))
print(json.dumps({"a": [1, 2]}, indent="--", separators=(";", "=")), json.dumps([float("nan"), float("inf"), 1e22, 0.1]))
print(json.dumps({(1,): 2, "a": 3}, skipkeys=True), json.dumps({(1,): 2}, skipkeys=True, indent=1))


class Int(int):
    def __repr__(self):
        return "no"


class Odd(dict):
    def items(self):
        return [("z", 1), ("y", 2)]


print(json.dumps([Int(7), {Int(8): 9}, Odd(a=1)]))


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


cycle = []
cycle.append({"a": cycle})
attempt(json.dumps, cycle)
attempt(json.dumps, {"k": [object]})
attempt(json.dumps, {(1,): 1})
attempt(json.dumps, [float("nan")], allow_nan=False)
attempt(json.dumps, {"b": 1, 2: 3}, sort_keys=True)
attempt(json.loads, None)
shared = [1]
print(json.dumps([shared, shared]))
growing = [1, 2]


class Grower:
    pass


def default(value):
    if len(growing) < 6:
        growing.append(Grower())
    return "g"


growing.append(Grower())
print(json.dumps(growing, default=default))
deep = json.loads("[" * 500 + "]" * 500)
print(json.dumps(deep).count("["))
attempt(json.loads, "[" * 10 + "1" + "]" * 9)
