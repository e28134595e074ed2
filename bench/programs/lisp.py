# Group: programs
# Source: the classics. An interpreter of a small Lisp, written as a tree walk with environments.


class Symbol(str):
    pass


class Environment:
    def __init__(self, names, values, outer):
        self.table = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        here = self
        while here is not None:
            if name in here.table:
                return here.table
            here = here.outer
        raise NameError(name)


class Lambda:
    def __init__(self, names, body, environment):
        self.names = names
        self.body = body
        self.environment = environment

    def __call__(self, *args):
        return evaluate(self.body, Environment(self.names, args, self.environment))


def read(text):
    words = text.replace("(", " ( ").replace(")", " ) ").split()
    words.reverse()
    return parse(words)


def parse(words):
    word = words.pop()
    if word == "(":
        items = []
        while words[-1] != ")":
            items.append(parse(words))
        words.pop()
        return items
    try:
        return int(word)
    except ValueError:
        return Symbol(word)


def add(*args):
    return sum(args)


GLOBAL = Environment([], [], None)
GLOBAL.table.update(
    {
        "+": add,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "<": lambda a, b: a < b,
        "=": lambda a, b: a == b,
        "mod": lambda a, b: a % b,
        "car": lambda a: a[0],
        "cdr": lambda a: a[1:],
        "cons": lambda a, b: [a] + b,
        "null?": lambda a: a == [],
        "list": lambda *args: list(args),
    }
)


def evaluate(x, environment):
    while True:
        if isinstance(x, Symbol):
            return environment.find(x)[x]
        if not isinstance(x, list):
            return x
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], environment) else x[3]
        elif head == "define":
            environment.table[x[1]] = evaluate(x[2], environment)
            return None
        elif head == "lambda":
            return Lambda(x[1], x[2], environment)
        elif head == "let":
            names = [pair[0] for pair in x[1]]
            values = [evaluate(pair[1], environment) for pair in x[1]]
            environment = Environment(names, values, environment)
            x = x[2]
        else:
            function = evaluate(head, environment)
            args = [evaluate(item, environment) for item in x[1:]]
            if isinstance(function, Lambda):
                environment = Environment(function.names, args, function.environment)
                x = function.body
            else:
                return function(*args)


PROGRAM = """
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define count (lambda (n total) (if (= n 0) total (count (- n 1) (+ total (mod n 7))))))
(define range (lambda (a b) (if (= a b) (quote ()) (cons a (range (+ a 1) b)))))
(define map (lambda (f l) (if (null? l) (quote ()) (cons (f (car l)) (map f (cdr l))))))
(define fold (lambda (f a l) (if (null? l) a (fold f (f a (car l)) (cdr l)))))
(fib 21)
(count 60000 0)
(let ((square (lambda (x) (* x x)))) (fold + 0 (map square (range 0 100))))
(map (lambda (f) (f 5)) (list (lambda (x) (+ x 1)) (lambda (x) (* x x))))
"""


def main():
    for line in PROGRAM.strip().split("\n"):
        result = evaluate(read(line), GLOBAL)
        if result is not None:
            print(result)


main()
