# What the compiler refuses in a source that is no file shows no line, what the parser refuses does.
for source in [
    'return 1', 'def f():\n    await x', 'def f(a, a): pass', 'break', 'f(a=1, a=2)', 'nonlocal x',
    '[i := 0 for i in range(5)]', 'x = 1 +', 'f(**a, *b)', '1 = x', 'def f(:\n', "'abc",
    'del f()', 'a, *b, *c = d', 'f"{*a}"',
]:
    try:
        compile(source, '<source>', 'exec')
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, repr(error.text))

try:
    compile('\u0041\udc80', '<source>', 'exec')
except UnicodeEncodeError as error:
    print(error)
exec('return 1')
