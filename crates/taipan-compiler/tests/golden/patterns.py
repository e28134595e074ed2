def shape(value):
    match value:
        case None | True | 0:
            return "constant"
        case [x, (y, *_), *rest] if x:
            return x, y, rest
        case {"kind": str(kind), **others}:
            return kind, others
        case Point(x=0, y=y) | Line(_, Point(y=y)):
            return y
        case first as whole:
            return whole
