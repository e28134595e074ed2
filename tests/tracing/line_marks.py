# Line events of statements that need no instructions, and of ways out of blocks.
import sys


def show(frame, event, arg):
    print(frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno)
    return show


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def passes(x=0):
    pass
    if x:
        pass
    elif not x:
        pass
    try:
        pass
    except:
        pass
    x
    ...
    with Manager():
        pass


def constants():
    while 0:
        pass
    if 0:
        pass
    if 1:
        a = 1
    while 1:
        a += 1
        if a > 3:
            a = 0
            break


def tight():
    i = 0
    while 1: i += 1; 1 / (3 - i)


def bare():
    try:
        try:
            1 / 0
        except TypeError:
            pass
    except:
        x = 2
    else:
        x = 3
    return x


def leaves():
    for i in range(3):
        try:
            try:
                if i == 2:
                    a = 1
                    break
                if i == 1:
                    a = 2
                    continue
            finally:
                b = 1
        finally:
            c = 1
    return c


def returns():
    with Manager():
        return


def returns_value():
    try:
        return 1
    finally:
        x = 1


def handler():
    for i in range(2):
        try:
            raise ValueError
        except ValueError:
            continue


def decorate(argument):
    return lambda function: function


def decorated():
    @decorate(1)
    @decorate(
        len([2]),
    )
    class C:
        """doc"""

        x = 1

    @decorate(2)
    def f():
        pass

    return f


for function in (passes, constants, tight, bare, leaves, returns, returns_value, handler, decorated):
    print("---", function.__name__)
    sys.settrace(show)
    try:
        function()
    except ZeroDivisionError as error:
        print(error)
    finally:
        sys.settrace(None)
