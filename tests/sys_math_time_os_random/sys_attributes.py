# sys: what programs read.
import sys
print(sys.version_info[0], sys.version_info.major, sys.version_info >= (3, 13), sys.maxsize == 2**63 - 1, sys.byteorder, sys.maxunicode, sys.implementation.name is not None, sys.platform in ("linux", "darwin", "win32"), sys.flags.optimize, isinstance(sys.path, list), sys.argv[1:], sys.getrecursionlimit(), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.min, sys.hash_info.modulus == 2**61 - 1, sys.int_info.bits_per_digit > 0)
print(type(sys.modules).__name__, "sys" in sys.modules, "math" in sys.builtin_module_names or True, sys.getdefaultencoding(), sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.encoding.lower(), sys.exc_info(), sys.exception(), sys.executable is not None, sys.stdout is sys.__stdout__)
print(sys.intern("abc") == "abc", sys.getsizeof([]) > 0, isinstance(sys.version, str), sys.hexversion >> 24, sys.api_version > 0, len(sys.version_info), sys.version_info[:2] >= (3, 13), sys.get_int_max_str_digits(), sys.is_finalizing(), callable(sys.exit), callable(sys.displayhook))
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
try: sys.set_int_max_str_digits(5)
except ValueError as e: print("ValueError")
for bad in (lambda: sys.intern(5), lambda: sys.nope, lambda: sys.setrecursionlimit(-1), lambda: sys._getframe(1000), lambda: sys.exit(1, 2)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
sys.displayhook("shown"); sys.displayhook(None)
def f(): return sys._getframe().f_lineno, sys._getframe().f_locals, sys._getframe(1).f_code.co_name
print(f())
try: sys.exit("bye")
except SystemExit as e: print(e.code)
