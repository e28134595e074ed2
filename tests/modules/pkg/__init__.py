"""The package."""
print("init pkg", __name__, __package__, __path__ is not None)
from . import one
from .one import value as one_value
__all__ = ["one", "two", "exported"]
exported = "exported from pkg"
_private = 1
not_exported = 2
