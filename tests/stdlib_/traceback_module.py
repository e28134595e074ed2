# traceback: the texts of exceptions, stacks and what is asked of them.
import traceback

def inner(n):
    if n == 0:
        raise ValueError("deep")
    inner(n - 1)

try:
    inner(2)
except ValueError as error:
    lines = traceback.format_exception_only(error)
    print(lines)
    stack = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.lineno, frame.line) for frame in stack])
    print(traceback.format_exception(error)[-1])
    summary = traceback.TracebackException.from_exception(error)
    print(list(summary.format_exception_only()), summary.exc_type_str)
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])

try:
    try:
        {}["x"]
    except KeyError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    text = "".join(traceback.format_exception(error))
    print([line for line in text.splitlines() if not line.startswith("  ")])

try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
except ExceptionGroup as group:
    print([line for line in traceback.format_exception_only(group)])
def here():
    return [frame.name for frame in traceback.extract_stack()]
print(here())
