# A module says where it is from, if it is from somewhere.
import builtins
import itertools
import os
import sys
import time
import types

print(sys, builtins, time, itertools)
print(os)
print(types.ModuleType('x'), types.ModuleType('sys'))
