# importlib.util and importlib.machinery: modules from files, specs, reload, resolve_name.
import importlib
import importlib.machinery
import importlib.util
import inspect
import os
import sys

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_specs")
spec = importlib.util.spec_from_file_location("one_by_file", os.path.join(here, "one.py"))
print(spec.name, spec.parent == "", spec.has_location, os.path.basename(spec.origin), spec.submodule_search_locations)
module = importlib.util.module_from_spec(spec)
print(module.__name__, module.__spec__ is spec, module.__loader__ is spec.loader, hasattr(module, "value"))
spec.loader.exec_module(module)
print(module.value, module.f(), os.path.basename(module.__file__), "one_by_file" in sys.modules)
print(type(spec.loader).__name__, spec.loader.get_source("one_by_file").splitlines()[1], spec.loader.is_package("one_by_file"))
print(os.path.basename(inspect.getsourcefile(module.f)))

sys.path.insert(0, here)
print(importlib.util.find_spec("no_such_module_at_all"))
print(importlib.util.find_spec("os") is not None, importlib.util.find_spec("sys") is not None)
spec = importlib.util.find_spec("pack")
print(spec.name, [os.path.basename(f) for f in spec.submodule_search_locations], "pack" in sys.modules)
import one
one.value = 43
print(importlib.reload(one) is one, one.value)
try:
    importlib.util.find_spec("one.sub")
except ModuleNotFoundError as e:
    print(e, e.name)
print(importlib.util.find_spec("pack.inner").name, "pack" in sys.modules)
for name, package in (".a", "b"), ("..a", "b.c"), ("a", None), (".", "b"):
    print(importlib.util.resolve_name(name, package))
for name, package in ("...a", "b.c"), (".a", None), (".a", ""):
    try:
        print(importlib.util.resolve_name(name, package))
    except ImportError as e:
        print(e)
try:
    importlib.reload(3)
except TypeError as e:
    print(e)
print(importlib.machinery.ModuleSpec("a.b", None, origin="x", is_package=True))
print(importlib.machinery.ModuleSpec("a.b", None).parent)
print(importlib.import_module(".inner", "pack").__name__)
print(importlib.util.spec_from_file_location("x", "x.txt"))
