# contextvars: defaults, tokens, contexts that are entered, copied and left by an exception.
import contextvars

name = contextvars.ContextVar("name")
number = contextvars.ContextVar("number", default=1)


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, str(error).split("0x")[0].split("<")[0])


attempt(name.get)
print(name.get("here"), number.get(), number.get(5), name.name)
token = name.set("a")
second = name.set("b")
print(name.get(), second.old_value, token.old_value is contextvars.Token.MISSING, token.var is name)
name.reset(second)
print(name.get())
attempt(name.reset, second)
attempt(number.reset, token)
attempt(name.reset, 5)
context = contextvars.copy_context()
print(len(context), context[name], name in context, number in context, context.get(number), list(context) == [name])
attempt(context.__getitem__, number)
attempt(context.__contains__, 1)


def inside(value, *, fail=False):
    number.set(value)
    attempt(context.run, print)
    if fail:
        raise ValueError("inside")
    return number.get()


print(context.run(inside, 7), number.get(), context[number])
attempt(lambda: context.run(inside, 8, fail=True))
print(number.get(), context[number], contextvars.Context().run(name.get, "empty"))
attempt(lambda: context.run(name.reset, token))
name.reset(token)
attempt(name.get)
attempt(contextvars.ContextVar, 1)
print(context.copy() == context, context == contextvars.Context(), dict(context.items())[number])
