"""A pure Python implementation of import."""

# Finding and loading are the machine's; modules here describe them in the terms of CPython's
# importlib, for programs that ask. There is no `sys.meta_path`: who adds finders is told so by
# an AttributeError.
__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import sys
from builtins import __import__
from _importlib import import_module, invalidate_caches


def reload(module):
    """Reload the module and return it.

    The module must have been successfully imported before.

    """
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = getattr(module.__spec__, 'name', module.__name__)
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    from .util import _spec_of
    spec = _spec_of(name)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    if spec.loader is not None:
        spec.loader.exec_module(module)
    return sys.modules[name]
