# Group: programs
# Source: the classics. A recursive-descent parser, a simplifier and an evaluator with a visitor.


class Number:
    def __init__(self, value):
        self.value = value

    def accept(self, visitor):
        return visitor.visit_number(self)


class Name:
    def __init__(self, name):
        self.name = name

    def accept(self, visitor):
        return visitor.visit_name(self)


class Binary:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.visit_binary(self)


class Parser:
    PRECEDENCE = {"+": 1, "-": 1, "*": 2, "%": 2}

    def __init__(self, text):
        self.words = text.split()
        self.at = 0

    def peek(self):
        return self.words[self.at] if self.at < len(self.words) else None

    def take(self):
        word = self.words[self.at]
        self.at += 1
        return word

    def atom(self):
        word = self.take()
        if word == "(":
            inner = self.expression(1)
            self.take()
            return inner
        if word.isdigit():
            return Number(int(word))
        return Name(word)

    def expression(self, least):
        left = self.atom()
        while True:
            word = self.peek()
            precedence = self.PRECEDENCE.get(word)
            if precedence is None or precedence < least:
                return left
            self.take()
            left = Binary(word, left, self.expression(precedence + 1))


class Evaluator:
    def __init__(self, names):
        self.names = names

    def visit_number(self, node):
        return node.value

    def visit_name(self, node):
        return self.names[node.name]

    def visit_binary(self, node):
        left = node.left.accept(self)
        right = node.right.accept(self)
        operator = node.operator
        if operator == "+":
            return left + right
        if operator == "-":
            return left - right
        if operator == "*":
            return left * right
        return left % right


class Simplifier:
    def visit_number(self, node):
        return node

    def visit_name(self, node):
        return node

    def visit_binary(self, node):
        left = node.left.accept(self)
        right = node.right.accept(self)
        if isinstance(left, Number) and isinstance(right, Number):
            return Number(Binary(node.operator, left, right).accept(Evaluator({})))
        if node.operator == "*" and isinstance(right, Number) and right.value == 1:
            return left
        return Binary(node.operator, left, right)


class Counter:
    def visit_number(self, node):
        return 1

    def visit_name(self, node):
        return 1

    def visit_binary(self, node):
        return 1 + node.left.accept(self) + node.right.accept(self)


TEXT = "( x + 3 * 4 ) * ( y - 2 ) % 1009 + ( z * 1 - x ) * ( 5 + 6 * 7 - y % 13 ) + x * x * 2"


def main(rounds):
    total = size = 0
    for i in range(rounds // 50):
        tree = Parser(TEXT).expression(1)
        simple = tree.accept(Simplifier())
        size += tree.accept(Counter()) - simple.accept(Counter())
        for j in range(50):
            total += simple.accept(Evaluator({"x": i, "y": j, "z": i + j}))
    print(total, size)


main(150_000)
