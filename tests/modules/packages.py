# Packages, submodules, relative imports, attributes set on the parent.
import pkg
print(pkg.__name__, pkg.__doc__, pkg.__package__, pkg.one.value, pkg.one_value, pkg.sub.deep.two_value, hasattr(pkg, "two"))
import pkg.two
print(pkg.two.value, pkg.one.relative())
import pkg.sub.deep as d
from pkg.sub import deep
from pkg import sub, two as t
print(d is deep, sub.deep is d, t is pkg.two, d.__name__, d.__package__, sub.__package__)
import sys
print(sorted(k for k in sys.modules if k.startswith("pkg")))
import pkg.one, pkg.two as p2
print(pkg.one.value, p2.value)
ns = {}
exec("from pkg import *", ns)
print(sorted(k for k in ns if k != "__builtins__"))
import nspkg.inner.leaf
print(nspkg.inner.leaf.name, hasattr(nspkg, "__file__") and nspkg.__file__, type(nspkg.__path__).__name__)
print([x.rsplit("/", 2)[-2:] for x in (pkg.__file__, d.__file__)], [p.rsplit("/", 1)[-1] for p in pkg.__path__])
