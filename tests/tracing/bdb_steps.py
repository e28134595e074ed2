# A debugger made of bdb: calls, steps, a breakpoint, what set_trace stops at.
import bdb


class Steps(bdb.Bdb):
    def user_call(self, frame, args):
        if self.is_ours(frame):
            print("call", frame.f_code.co_name)

    def user_line(self, frame):
        if not self.is_ours(frame):
            return self.set_continue()
        name = frame.f_code.co_name
        print("line", name, frame.f_lineno - frame.f_code.co_firstlineno, self.get_all_breaks() != {})
        if name == "inner":
            print(frame.f_locals["z"], list(frame.f_locals))
            self.set_return(frame)
        else:
            self.set_step()

    def user_return(self, frame, value):
        if self.is_ours(frame):
            print("return", frame.f_code.co_name, value)

    def user_exception(self, frame, information):
        print("exception", information[0].__name__)
        self.set_continue()

    def is_ours(self, frame):
        return frame.f_code.co_filename == __file__


def inner(z):
    for i in range(3):
        z += i
    return z


def outer():
    a = inner(1)
    b = inner(a)
    return a + b


print(Steps().runcall(outer))
stops = Steps()
print(stops.set_break(__file__, inner.__code__.co_firstlineno + 2))
print(stops.runcall(outer))


def traced():
    steps = Steps()
    steps.set_trace()
    x = 1
    y = inner(x)
    steps.set_continue()
    return y


print(traced())
