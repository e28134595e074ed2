# What becomes of a trace function's own results and exceptions.
import sys


def show(frame, event, arg):
    print(frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno)


# None from the global function: no local events.
def only_calls(frame, event, arg):
    show(frame, event, arg)


def local_once(frame, event, arg):
    show(frame, event, arg)
    if event == "call":
        return second
    return None


# A local function replaces itself by what it returns; None leaves it.
def second(frame, event, arg):
    show(frame, event, arg)
    return third


def third(frame, event, arg):
    print("third", event)
    return None


def work(n):
    a = n
    b = a + 1
    return b


def outer():
    work(1)
    return work(2)


for function in (only_calls, local_once):
    print("---", function.__name__)
    sys.settrace(function)
    outer()
    sys.settrace(None)

print(sys.gettrace())


def raising(when):
    def trace(frame, event, arg):
        if frame.f_code.co_name == "work":
            print("trace", event)
            if event == when:
                raise ValueError(f"at {when}")
        return trace

    return trace


def failing(x):
    return x / 0


for when in ("call", "line", "return"):
    sys.settrace(raising(when))
    try:
        outer()
    except ValueError as error:
        print("caught", error, sys.gettrace())
    else:
        print("not raised")
    sys.settrace(None)


def at_exception(frame, event, arg):
    if event == "exception":
        print("exception", arg[0].__name__, arg[1])
        raise LookupError("instead")
    return at_exception


sys.settrace(at_exception)
try:
    failing(1)
except LookupError as error:
    print("caught", error, sys.gettrace())
sys.settrace(None)

# The trace function's own code is not traced.
calls = []


def helper():
    return 1


def traces_nothing_of_itself(frame, event, arg):
    helper()
    calls.append((frame.f_code.co_name, event))
    return traces_nothing_of_itself


sys.settrace(traces_nothing_of_itself)
work(3)
sys.settrace(None)
print(calls)


# f_trace of a frame that runs already.
def late():
    def local(frame, event, arg):
        print("late", event, frame.f_lineno - frame.f_code.co_firstlineno)
        return local

    sys._getframe().f_trace = local
    sys.settrace(lambda frame, event, arg: None)
    x = 1
    y = 2
    sys.settrace(None)
    return x + y


print(late())


# Lines and opcodes can be left out or asked for, a frame at a time.
def no_lines(frame, event, arg):
    print("no_lines", event)
    frame.f_trace_lines = False
    return no_lines


sys.settrace(no_lines)
work(4)
sys.settrace(None)

seen = []


def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    seen.append(event)
    return opcodes


sys.settrace(opcodes)
work(5)
sys.settrace(None)
print(seen[0], seen[-1], "opcode" in seen, seen.count("line"))


# Tracing begins in a function that a native called, and goes on in its callers.
def begin(x):
    caller = sys._getframe(1)
    caller.f_trace = tracer
    sys.settrace(tracer)
    return x


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("from_native", "work"):
        show(frame, event, arg)
    return tracer


def from_native():
    a = list(map(begin, [1]))
    b = work(a[0])
    return b


from_native()
sys.settrace(None)
