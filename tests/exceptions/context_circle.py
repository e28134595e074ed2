# Circles of __context__ that a program closes by assignment.
def own():
    try:
        raise ValueError(1)
    except ValueError as e:
        e.__context__ = e
        raise TypeError(2)


try:
    own()
except TypeError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__ is e.__context__)
    print(e.__traceback__.tb_frame.f_code.co_name)


class A(Exception): pass
class B(Exception): pass
class C(Exception): pass
class D(Exception): pass


try:
    try:
        raise A
    except A as a:
        try:
            raise B
        except B as b:
            try:
                raise C
            except C as c:
                a.__context__ = c
                x, y, z = a, b, c
                try:
                    raise D
                except D as d:
                    print(d.__traceback__.tb_frame is not None)
                raise D
except D as d:
    print(d.__context__ is z, z.__context__ is y, y.__context__ is x, x.__context__ is z)
