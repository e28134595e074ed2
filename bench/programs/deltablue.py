# Group: programs
# Source: first measurements of peers. Like DeltaBlue: an incremental solver of one-way constraints.
#
# Constraints have strengths; each knows the methods by which it can be satisfied. A variable keeps
# the "walkabout" strength, that of the weakest constraint that could be undone to let it change.
# Adding a constraint displaces weaker ones, removing one gives the weaker ones another chance, and
# the plan of what follows from an edit is executed for each new value.

REQUIRED, STRONG, PREFERRED, NORMAL, WEAK, WEAKEST = range(6)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.source = None
        self.mark = 0
        self.strength = WEAKEST
        self.fixed = True


class Constraint:
    is_input = False

    def __init__(self, strength):
        self.strength = strength

    def attach(self, solver):
        for variable in self.variables():
            variable.constraints.append(self)
        solver.add(self)

    def detach(self, solver):
        if self.is_satisfied():
            solver.remove(self)
        else:
            self.unlink()

    def unlink(self):
        for variable in self.variables():
            variable.constraints.remove(self)

    def satisfy(self, mark, solver):
        """Takes a method if one is possible; the constraint that had to give way, if any."""
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        displaced = output.source
        if displaced is not None:
            displaced.give_up()
        output.source = self
        if not solver.propagate(self, mark):
            raise ValueError("a cycle of constraints")
        output.mark = mark
        return displaced

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.fixed or variable.source is None):
                return False
        return True


class Unary(Constraint):
    def __init__(self, variable, strength, solver):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.attach(solver)

    def variables(self):
        return (self.variable,)

    def is_satisfied(self):
        return self.satisfied

    def give_up(self):
        self.satisfied = False

    def choose(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength < variable.strength

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        variable = self.variable
        variable.strength = self.strength
        variable.fixed = not self.is_input
        if variable.fixed:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


class Binary(Constraint):
    def __init__(self, left, right, strength, solver):
        super().__init__(strength)
        self.left = left
        self.right = right
        self.direction = 0
        self.attach(solver)

    def variables(self):
        return (self.left, self.right)

    def is_satisfied(self):
        return self.direction != 0

    def give_up(self):
        self.direction = 0

    def choose(self, mark):
        left = self.left
        right = self.right
        strength = self.strength
        if left.mark == mark:
            free = right.mark != mark and strength < right.strength
            self.direction = 1 if free else 0
        elif right.mark == mark:
            self.direction = -1 if strength < left.strength else 0
        elif left.strength > right.strength:
            self.direction = -1 if strength < left.strength else 0
        else:
            self.direction = 1 if strength < right.strength else 0

    def input(self):
        return self.left if self.direction > 0 else self.right

    def inputs(self):
        return (self.input(),)

    def output(self):
        return self.right if self.direction > 0 else self.left

    def recalculate(self):
        source = self.input()
        output = self.output()
        output.strength = max(self.strength, source.strength)
        output.fixed = source.fixed
        if output.fixed:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    def __init__(self, source, factor, offset, target, strength, solver):
        self.factor = factor
        self.offset = offset
        super().__init__(source, target, strength, solver)

    def variables(self):
        return (self.left, self.right, self.factor, self.offset)

    def inputs(self):
        return (self.input(), self.factor, self.offset)

    def execute(self):
        if self.direction > 0:
            self.right.value = self.left.value * self.factor.value + self.offset.value
        else:
            self.left.value = (self.right.value - self.offset.value) // self.factor.value

    def recalculate(self):
        source = self.input()
        output = self.output()
        output.strength = max(self.strength, source.strength)
        output.fixed = source.fixed and self.factor.fixed and self.offset.fixed
        if output.fixed:
            self.execute()


class Solver:
    def __init__(self):
        self.mark = 0

    def next_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.next_mark()
        while constraint is not None:
            constraint = constraint.satisfy(mark, self)

    def remove(self, constraint):
        output = constraint.output()
        constraint.give_up()
        constraint.unlink()
        unsatisfied = self.retract(output)
        unsatisfied.sort(key=lambda other: other.strength)
        for other in unsatisfied:
            self.add(other)

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            output = current.output()
            if output.mark == mark:
                self.remove(constraint)
                return False
            current.recalculate()
            self.consumers(output, todo)
        return True

    def retract(self, output):
        output.source = None
        output.strength = WEAKEST
        output.fixed = True
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            following = []
            self.consumers(variable, following)
            for constraint in following:
                constraint.recalculate()
                todo.append(constraint.output())
        return unsatisfied

    def consumers(self, variable, into):
        source = variable.source
        for constraint in variable.constraints:
            if constraint is not source and constraint.is_satisfied():
                into.append(constraint)

    def plan(self, edits):
        mark = self.next_mark()
        todo = [edit for edit in edits if edit.is_satisfied()]
        plan = []
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                self.consumers(output, todo)
        return plan


def change(solver, variable, values):
    edit = Edit(variable, PREFERRED, solver)
    plan = solver.plan([edit])
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.detach(solver)


def chain(n):
    """A chain of equalities: what enters at one end must arrive at the other."""
    solver = Solver()
    line = [Variable(0) for _ in range(n + 1)]
    for left, right in zip(line, line[1:]):
        Equal(left, right, REQUIRED, solver)
    Stay(line[n], NORMAL, solver)
    edit = Edit(line[0], PREFERRED, solver)
    plan = solver.plan([edit])
    check = 0
    for value in range(100):
        line[0].value = value
        for constraint in plan:
            constraint.execute()
        if line[n].value != value:
            raise ValueError("the chain is broken")
        check += line[n].value
    edit.detach(solver)
    return check


def projection(n):
    """Pairs related by one factor and offset, edited from every side."""
    solver = Solver()
    factor = Variable(10)
    offset = Variable(1000)
    sources = []
    targets = []
    for i in range(n):
        sources.append(Variable(i))
        targets.append(Variable(i))
        Stay(sources[i], NORMAL, solver)
        Scale(sources[i], factor, offset, targets[i], REQUIRED, solver)
    check = 0
    change(solver, sources[n // 2], range(17, 27))
    check += targets[n // 2].value
    change(solver, targets[n // 3], range(1050, 1060))
    check += sources[n // 3].value
    change(solver, factor, range(5, 0, -1))
    for target in targets:
        check += target.value
    change(solver, offset, range(2000, 2010))
    for target in targets:
        check += target.value
    return check


def main(rounds, n):
    check = 0
    for _ in range(rounds):
        check += chain(n) + projection(n)
    print(chain(n), projection(n), check)


main(40, 800)
