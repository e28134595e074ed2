# Says whether two outputs differ in more than what CPython 3.14 words otherwise than 3.13.
#
#     python3 differs.py CPYTHON.out TAIPAN.out
#
# Prints the first difference and ends with status 1, or with 0.
import re
import sys

# What is replaced on both sides.
WORDINGS = [
    (r" at 0x[0-9a-f]+", ""),
    (r"cannot use '[^']*' as a (?:dict key|set element) \((.*?)\)", r"\1"),
    (r"is not a container or iterable", "is not iterable"),
    (r"integer division or modulo by zero|integer modulo by zero|float (?:floor )?division by zero|float modulo(?: by zero)?|float divmod\(\)|complex division by zero", "division by zero"),
    (r"'(\w+)' object does not support the (?:asynchronous )?context manager protocol.*", r"\1 no context"),
    (r"object (\w+) can't be used in 'await' expression", r"'\1' object can't be awaited"),
    (r"too many values to unpack \(expected (\d+)(?:, got \d+)?\)", r"too many \1"),
    (r"need more than 1 value to unpack", "not enough values to unpack (expected 2, got 1)"),
    (r"complex\(\) (?:first )?argument must be a string or a number, not '?(\w+)'?", r"complex \1"),
    (r"ValueError\(.*? is not in (?:list|range)\)|ValueError\((?:list|range).index\(x\): x not in (?:list|range)\)", "ValueError(not in)"),
    (r"\w+\(\) takes exactly one argument \(\d+ given\)|\w+\(\) takes no keyword arguments", "takes"),
    (r"TypeError\(cannot convert dictionary update sequence element #\d+ to a sequence\)|TypeError\(object is not iterable\)", "not a pair"),
]


def lines(path):
    text = open(path, encoding='utf-8', errors='replace').read()
    for pattern, new in WORDINGS: text = re.sub(pattern, new, text)
    return text.split('\n')


theirs, ours = lines(sys.argv[1]), lines(sys.argv[2])
for number, (a, b) in enumerate(zip(theirs + [None], ours + [None]), 1):
    if a != b:
        print(f'line {number}\n    CPython {ascii(a)[:200]}\n    Taipan  {ascii(b)[:200]}')
        sys.exit(1)
