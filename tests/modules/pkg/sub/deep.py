from ..two import value as two_value
from .. import sub
print("import pkg.sub.deep", two_value, sub.__name__)
