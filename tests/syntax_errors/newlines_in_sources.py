# Any newline in a source is `\n` to the program.
exec("x = '''a\r\nb\rc'''\r\nprint(repr(x))\rprint(2)")
print(eval("'''a\rb'''") == 'a\nb')
print(eval(bytearray(b'1+1')), eval(memoryview(b'2+2')), int(memoryview(b'12')))
exec(b"if 1:\r\n    print('in')\r\n    \r\n    print('block')\r\n")
