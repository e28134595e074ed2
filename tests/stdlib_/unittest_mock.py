# unittest.mock: mocks, patches, side effects, assertions about calls.
import os
import unittest.mock as mock

m = mock.Mock(return_value=3)
print(m(1, a=2), m.call_args, m.mock_calls)
m.assert_called_once_with(1, a=2)
try:
    m.assert_called_with(2)
except AssertionError as e:
    print(e)
with mock.patch("os.getcwd", return_value="here"):
    print(os.getcwd())
print(os.getcwd() != "here")
m.foo.bar.side_effect = ValueError("q")
try:
    m.foo.bar()
except ValueError as e:
    print(e)
m.many.side_effect = [1, 2]
print(m.many(), m.many(), next(iter(m.many.call_args_list)))
magic = mock.MagicMock()
magic.__len__.return_value = 5
magic.__getitem__.side_effect = lambda i: i * 2
print(len(magic), magic[3])
with mock.patch.dict(os.environ, {"SOME_NAME": "some value"}):
    print(os.environ["SOME_NAME"])
print("SOME_NAME" in os.environ)


class Thing:
    def method(self): return "real"


with mock.patch.object(Thing, "method", lambda self: "patched"):
    print(Thing().method())
print(Thing().method(), mock.sentinel.a, mock.ANY == 3)
