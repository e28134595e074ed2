# A Brainfuck interpreter with compiled jumps.
def compile_(src):
    ops, stack = [], []
    for c in src:
        if c in "+-<>":
            if ops and ops[-1] and ops[-1][0] == c: ops[-1] = (c, ops[-1][1] + 1)
            else: ops.append((c, 1))
        elif c == "[": stack.append(len(ops)); ops.append(None)
        elif c == "]":
            if not stack: raise SyntaxError("unmatched ]")
            j = stack.pop(); ops[j] = ("[", len(ops)); ops.append(("]", j))
        elif c in ".,": ops.append((c, 0))
    if stack: raise SyntaxError("unmatched [")
    return ops
def run(src, stdin=""):
    ops, tape, p, pc, out, inp = compile_(src), [0] * 50, 0, 0, [], iter(stdin)
    while pc < len(ops):
        op, n = ops[pc]
        if op == "+": tape[p] = (tape[p] + n) % 256
        elif op == "-": tape[p] = (tape[p] - n) % 256
        elif op == ">": p += n
        elif op == "<": p -= n
        elif op == "[": pc = n if not tape[p] else pc
        elif op == "]": pc = n if tape[p] else pc
        elif op == ".": out.append(chr(tape[p]))
        elif op == ",": tape[p] = ord(next(inp, "\0"))
        pc += 1
    return "".join(out)
print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."), run(",[.,]", "echo"), run(",>,<[->+<]>.", "!#"))
for bad in ("[", "]", "[[]"):
    try: run(bad)
    except SyntaxError as e: print(e)
