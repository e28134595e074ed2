# The records of `sys`, made when first asked for.

def record(name, **fields):
    names, values = tuple(fields), tuple(fields.values())
    members = {field: property(lambda self, i=i: self[i]) for i, field in enumerate(names)}
    members["__slots__"] = ()
    members["__module__"] = "sys"
    members["n_fields"] = members["n_sequence_fields"] = len(names)
    members["n_unnamed_fields"] = 0
    members["__match_args__"] = names
    def __repr__(self):
        return "sys." + name + "(" + ", ".join(f"{f}={v!r}" for f, v in zip(names, self)) + ")"
    members["__repr__"] = __repr__
    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create 'sys.{name}' instances")
    made = type(name, (tuple,), members)
    value = tuple.__new__(made, values)
    made.__new__ = __new__
    return value

class namespace:
    def __init__(self, **fields):
        self.__dict__.update(fields)
    def __repr__(self):
        return "namespace(" + ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"

def version_info():
    return record("version_info", major=3, minor=14, micro=0, releaselevel="final", serial=0)

def float_info():
    return record(
        "float_info", max=1.7976931348623157e308, max_exp=1024, max_10_exp=308,
        min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53,
        epsilon=2.220446049250313e-16, radix=2, rounds=1)

def int_info():
    return record(
        "int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
        str_digits_check_threshold=640)

def hash_info():
    return record(
        "hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003,
        algorithm="taipan", hash_bits=60, seed_bits=64, cutoff=0)

def thread_info():
    return record("thread_info", name="pthread", lock="semaphore", version=None)

def flags():
    return record(
        "flags", debug=0, inspect=0, interactive=0, optimize=optimize, dont_write_bytecode=1,
        no_user_site=0, no_site=1, ignore_environment=0, verbose=0, bytes_warning=0, quiet=0,
        hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=1, warn_default_encoding=0,
        safe_path=False, int_max_str_digits=4300, gil=1, thread_inherit_context=0,
        context_aware_warnings=0)

def implementation():
    return namespace(name="taipan", cache_tag=None, version=version_info(), hexversion=0x030e00f0)


def monitoring():
    """The names of sys.monitoring; what would turn it on is refused."""

    class SimpleNamespace:
        pass

    events = SimpleNamespace()
    names = (
        "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH_LEFT "
        "BRANCH_RIGHT STOP_ITERATION RAISE EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE "
        "C_RETURN C_RAISE BRANCH"
    )
    for number, name in enumerate(names.split()):
        setattr(events, name, 1 << number)
    events.NO_EVENTS = 0

    def refused(name):
        def function(*args):
            raise NotImplementedError(f"taipan does not support sys.monitoring.{name} yet")

        function.__name__ = name
        return function

    def get_tool(tool_id, /):
        if not 0 <= tool_id <= 5:
            raise ValueError(f"invalid tool {tool_id} (must be between 0 and 5)")

    import sys

    module = type(sys)("sys.monitoring")
    module.events = events
    module.get_tool = get_tool
    module.DISABLE = object()
    module.MISSING = object()
    module.DEBUGGER_ID, module.COVERAGE_ID = 0, 1
    module.PROFILER_ID, module.OPTIMIZER_ID = 2, 5
    for name in (
        "use_tool_id",
        "clear_tool_id",
        "free_tool_id",
        "register_callback",
        "get_events",
        "set_events",
        "get_local_events",
        "set_local_events",
        "restart_events",
    ):
        setattr(module, name, refused(name))
    return module
