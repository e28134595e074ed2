# exit() and quit() end a program as sys.exit() does.


def say(function, *args):
    try:
        print(repr(function(*args)))
    except SystemExit as error:
        print('SystemExit', error.code)
    except Exception as error:
        print(type(error).__name__, error)


print(exit)
print(quit)
say(exit)
say(exit, 3)
say(quit, 'text')
print(type(exit).__name__, callable(quit))
try:
    quit()
finally:
    print('finally')
    exit(7)
