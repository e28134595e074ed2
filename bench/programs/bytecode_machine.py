# Group: programs
# Source: the classics. An interpreter of a language of eight commands: bytearray, dispatch, jumps.

# Prints 25 letters from A.
LETTERS = ">++++++++[<++++++++>-]<+>+++++[>+++++[<<.+>>-]<-]"
# Nested loops that copy cells to and fro.
LOOPS = "++++++++++[>++++++++++[>++++++++++[>+++++[>+>+<<-]>[-]>[<+>-]<<<-]<-]<-]>>>>>+++++++[<+++++++>-]<."


def jumps(program):
    table = {}
    stack = []
    for i, c in enumerate(program):
        if c == "[":
            stack.append(i)
        elif c == "]":
            start = stack.pop()
            table[start] = i
            table[i] = start
    return table


def run(program):
    table = jumps(program)
    tape = bytearray(100)
    out = []
    at = pc = steps = 0
    end = len(program)
    while pc < end:
        c = program[pc]
        if c == ">":
            at += 1
        elif c == "<":
            at -= 1
        elif c == "+":
            tape[at] = (tape[at] + 1) & 255
        elif c == "-":
            tape[at] = (tape[at] - 1) & 255
        elif c == "[":
            if not tape[at]:
                pc = table[pc]
        elif c == "]":
            if tape[at]:
                pc = table[pc]
        elif c == ".":
            out.append(chr(tape[at]))
        pc += 1
        steps += 1
    return "".join(out), steps


def main(repeat):
    print(*run(LETTERS))
    total = 0
    for _ in range(repeat):
        text, steps = run(LOOPS)
        total += steps
    print(text, total)


main(35)
