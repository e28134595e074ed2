import json
data = {"a": [1, 2.5, None, True], "s": "é\"\n😀", "n": {"k": []}, 5: 1e100, "t": (1, 2)}
print(json.dumps(data)); print(json.dumps(data, indent=2, ensure_ascii=False)); print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("x"), json.dumps(float("nan")), json.dumps([]), json.dumps({}))
print(json.loads('{"x": [1, -2.5e3, "\\u00e9\\ud83d\\ude00", null, false]}'), json.loads(" 5 "), json.loads('"a"'), json.loads(json.dumps(data))["t"], json.loads("[NaN, Infinity]"), json.loads("12345678901234567890"), json.loads('{"a":1,"a":2}'), json.loads("1", parse_int=float), json.loads('{"k": 1}', object_hook=lambda d: sorted(d.items())))
for bad in ("", "{", "[1,]", "{'a': 1}", "nul", '"\\x"', "[1 2]", '{"a" 1}', "1 2", '"a\nb"', "[", '{"a":}'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
for bad in ({1, 2}, object, b"x", {(1, 2): 3}, 1j):
    try: json.dumps(bad)
    except TypeError as e: print(e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {3, 1}}, cls=E), json.dumps({1j: 1}, skipkeys=True), json.dumps([1, [2, [3]]], indent="\t"))
