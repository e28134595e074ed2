"""Single operations of the built-in types: CPU nanoseconds of each.

    python3 bench/micro/operations.py [WORD…]

runs under any implementation and prints a line per operation: its time, a tab,
and its text. An operation is repeated eight times in the body of a loop, so the
loop itself hardly counts; `i` is the loop's counter. Words select operations that
contain one of them. `compare.py` beside this file runs it with two
implementations in turn.
"""

import sys
import time

OPERATIONS = """
# dict
a = d["key"]
a = d[s]
a = ints[i & 63]
a = big_ints[i & 4095]
a = pairs[i & 7, 1]
a = d.get(s, 0)
a = d.get("none")
d[s] = i
ints[i & 63] = i
pairs[i & 7, 1] = i
a = s in d
a = i in ints
d.setdefault(s, 1)
counts[words[i & 3]] += 1
counts[words[i & 3]] = counts.get(words[i & 3], 0) + 1
d["tmp"] = 1; del d["tmp"]
d["tmp"] = 1; a = d.pop("tmp")
a = d.copy()
a = dict(ints)
a = {**d, **d2}
a = d | d2
a = {}
a = {"x": i, "y": 1}
a = {i: i}
a = dict(x=i, y=1)
a = dict.fromkeys(nums)
a = {y: y for y in nums}
a = {w: 1 for w in words}
a = dict(zip(nums, nums2))
a = list(d)
a = list(ints.items())
a = list(ints.values())
for k, v in ints.items(): pass
for k in ints: pass
for v in ints.values(): pass
a = d == d3
a = d.keys() & d2.keys()
ints.popitem(); ints[63] = 1
queue[i] = i; del queue[next(iter(queue))]
a = symbols[sym]
# set
a = i in st
a = s in words_set
st.add(i & 63)
a = {i, 1}
a = set(nums)
a = set(words)
a = frozenset(nums)
a = st | st2
a = st & st2
a = st - st2
a = st ^ st2
a = st <= st3
a = st == st3
a = st.copy()
a = {y for y in nums}
for k in st: pass
st.discard(63); st.add(63)
a = words_set | {"x"}
st.update(nums)
a = st.isdisjoint(st4)
# str
a = f"{i}:{i}"
a = f"{i:>8}"
a = f"{i:05d}"
a = f"{i:,}"
a = f"{i:x}"
a = f"{x:.3f}"
a = f"{x:.1f}"
a = f"{x!r}"
a = f"{x}"
a = f"{s:>12}"
a = f"{s}-{t}"
a = f"{s!r}"
a = "%05d-%s" % (i, s)
a = "%d" % i
a = "%.2f" % x
a = "%s %s" % (s, t)
a = "{}/{:<6}".format(i, s)
a = "{0} {name}".format(i, name=s)
a = format(x, ".2f")
a = str(i)
a = str(s)
a = str(x)
a = repr(x)
a = repr(i)
a = repr(s)
a = hex(i)
a = int("123")
a = int("1234567890123")
a = int("ff", 16)
a = float("3.14159")
a = s + t
a = s + "x"
a = s * 3
a = s.split()
a = line.split(",")
a = text.split()
a = text.split("\\n")
a = text.splitlines()
a = line.strip()
a = line.rstrip()
a = line.strip(" ;")
a = line.partition(";")
a = line.upper()
a = line.lower()
a = text.lower()
a = line.title()
a = s.capitalize()
a = line.swapcase()
a = line.replace("Street", "road")
a = line.replace(" ", "")
a = text.replace("a", "bb")
a = line.find("Street")
a = line.find(";")
a = text.find("zebra")
a = text.rfind("zebra")
a = line.index("O")
a = line.count("t")
a = text.count("the")
a = line.translate(table)
a = s.startswith("Per")
a = s.endswith(("x", "12"))
a = s.isalnum()
a = digits.isdigit()
a = digits.zfill(12)
a = line.rjust(60)
a = line.center(60)
a = s.removeprefix("Per")
a = line.expandtabs()
a = "".join(words)
a = ",".join(words)
a = ",".join([w for w in words])
a = "".join(w for w in words)
a = "-".join(many)
a = line[3:-3]
a = line[i % 20]
a = s[::-1]
a = s[1:]
a = s[:-1]
a = "road" in line
a = "x" in line
a = "zebra" in text
a = s == t
a = s != t
a = s == "Person-12"
a = s < t
a = ord(s[3])
a = chr(i & 127)
a = chr(0x3b1 + (i & 15))
a = len(s)
a = hash(s)
a = hash(text + "x")
for k in line: pass
a = list(line)
a = s.encode()
a = raw.decode()
a = uni.encode()
a = uni_raw.decode()
a = uni[7]
a = uni[2:9]
a = uni.upper()
a = uni.split()
a = uni + "é"
a = uni.find("ω")
for k in uni: pass
a = symbols_eq == sym
acc = ""; acc += s; acc += t; acc += s; acc += t
# list
a = []
a = [i, i]
a = (i, i, i)
a = (i,) + tup
a = tup + (1,)
a = [y for y in nums]
a = [y * 2 for y in nums if y & 1]
a = list(nums)
a = tuple(nums)
a = list(tup)
a = list(range(50))
a = [0] * 50
a = nums[:]
a = nums.copy()
a = nums + nums
a = nums * 2
a = nums[3:7]
a = nums[::-1]
a = nums[1:]
a = tup[0]
a = tup[-1]
a = nums[-1]
a = nums[i % 50]
nums[3] = i & 7
nums.append(i); nums.pop()
stack.append(i); stack.append(i); stack.pop(); stack.pop()
nums.insert(0, nums.pop())
a = nums.pop(0); nums.append(a)
del nums[-1]; nums.append(1)
nums[2:4] = (1, 2)
a = tmp.extend(nums); tmp.clear()
tmp += nums; del tmp[:]
a = 30 in nums2
a = s in words
a = nums2.index(30)
a = nums2.count(30)
nums2.reverse()
a = nums2 == nums3
a = nums2 < nums3
a = tup == tup2
a = tup < tup2
a = hash(tup)
a = hash(stup)
a = len(nums)
a, b = tup
a, b, *r = nums2
p, q = q, p
a = list(reversed(nums))
a = [[0] * 5 for k in range(5)]
a = repr(nums)
a = repr(tup)
# sort
a = sorted(nums)
a = sorted(shuffled)
a = sorted(floats)
a = sorted(names)
a = sorted(records)
a = sorted(shuffled, reverse=True)
a = sorted(shuffled, key=lambda y: -y)
a = sorted(names, key=len)
a = sorted(names, key=str.lower)
a = sorted(counted.items(), key=lambda kv: kv[1])
a = sorted(d)
nums.sort()
a = min(shuffled)
a = max(shuffled, key=lambda y: -y)
# number
a = big * big
a = big + big
a = big + 1
a = big - i
a = big // 7
a = big % 1000000007
a = big >> 33
a = big << 5
a = big & 0xFFFFFFFFFFFF
a = big == big2
a = big < big2
a = huge * huge
a = str(big)
a = int(big_text)
a = (i * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
a = mid * mid % 0x1FFFFFFFFFFFFFFF
a = pow(3, 1000, 2**127 - 1)
a = pow(i, 5, 1000007)
a = 2 ** 100
a = i ** 2
a = x ** 2
a = x ** 0.5
a = divmod(i, 7)
a = i // 7 + i % 7
a = i / 7
a = x // 2.0
a = x % 2.0
a = x / 3.0 + x * x
a = -x
a = ~i
a = abs(-i)
a = abs(x)
a = max(i, 5)
a = max(x, 5.0)
a = min(i, 7, 9)
a = round(x)
a = round(x, 2)
a = int(x)
a = int(i)
a = float(i)
a = bool(i)
a = not s
a = i < x
a = x == 3.75
a = 0 < i < 10
a = i.bit_length()
a = x.is_integer()
a = complex(1, 2) * 2j
a = math.sqrt(x)
a = math.floor(x)
a = math.sin(x)
a = math.gcd(i, 12)
a = math.pi * x
a = hash(i)
a = hash(x)
a = isinstance(i, int)
a = type(i)
a = i is None
# iterate
a = sum(nums)
a = sum(floats)
a = sum(big_list)
a = sum(y for y in nums)
a = sum([y for y in nums])
a = sum(range(50))
a = max(nums)
a = min(floats)
a = any(nums)
a = all(nums2[1:])
a = any(y > 90 for y in nums)
a = all(y < 90 for y in nums)
a = list(map(str, nums))
a = list(map(abs, nums))
a = list(map(lambda y: y, nums))
a = list(filter(None, nums))
a = list(filter(lambda y: y & 1, nums))
a = list(zip(nums, nums))
a = list(enumerate(nums))
for k, v in enumerate(nums): pass
for k, v in zip(nums, nums): pass
for k in reversed(nums): pass
for k in range(50): pass
for k in nums: pass
for k in map(abs, nums): pass
for y in gen(): pass
a = list(gen())
a = len(range(i))
a = i in range(100)
a = next(it)
a = iter(nums)
# bytes
a = ba[3]
ba[3] = i & 255
ba.append(1); ba.pop()
ba.extend(raw); del ba[10:]
a = bytes(10)
a = bytes(nums2)
a = raw[3]
a = raw[2:9]
a = raw + raw
a = raw.find(b"4")
a = raw.split(b" ")
a = raw.replace(b"a", b"b")
a = raw == raw2
a = b" " in raw
a = raw.hex()
for k in raw: pass
a = int.from_bytes(raw[:8], "big")
a = i.to_bytes(8, "big")
a = bytearray(raw)
a = b"".join([raw, raw])
"""

SETUP = """
import math
class Symbol(str):
    pass
def gen():
    for y in range(50):
        yield y
s = "Person-12"; t = "Person-13"; line = " Person-17  O'Neil,19 ; Street 4 "
words = ["alpha", "beta", "gamma", "delta"]
many = ["word" + str(k) for k in range(100)]
text = "\\n".join("the quick brown fox jumps over the lazy dog %d" % k for k in range(20))
uni = "Größe αβγδε ωψχ straße und mehr €"; uni_raw = uni.encode()
raw = b"some raw bytes 1234"; raw2 = b"some raw bytes 1235"[:-1] + b"4"; digits = "12345"
table = str.maketrans("abc", "xyz")
big = 3 ** 100; big2 = 3 ** 100; huge = 7 ** 3000; big_text = str(big); mid = 3 ** 50
x = 3.75; nums = list(range(50)); nums2 = list(range(50)); nums3 = list(range(50))
shuffled = [k * 7919 % 1009 for k in range(200)]
floats = [k / 7 for k in shuffled]; names = ["name%d" % k for k in shuffled]
records = [(k % 10, "name%d" % k) for k in shuffled]
counted = {n: k for n, k in zip(names, shuffled)}
big_list = [big + k for k in range(50)]
tup = (1, 2); tup2 = (1, 2); stup = ("ab", "cd"); stack = []; tmp = []
d = {"key": 1, s: 2, "other": 3, "more": 4}; d2 = {"x": 1, "y": 2}; d3 = dict(d)
ints = {k: k for k in range(64)}; big_ints = {k: k for k in range(4096)}
pairs = {(k, 1): k for k in range(8)}; counts = {w: 0 for w in words}
queue = {-k: k for k in range(1, 50)}
st = set(range(40)); st2 = set(range(20, 60)); st3 = set(range(40)); st4 = set(range(90, 130))
words_set = set(words + [s]); sym = Symbol("sym"); symbols = {Symbol("sym"): 1, "b": 2}
symbols_eq = Symbol("sym")
ba = bytearray(10); it = iter(range(10 ** 12)); p = 1; q = 2
"""

REPEATED = 8
ENOUGH = 0.004


def program(operation):
    names = sorted(set(name for name in namespace() if not name.startswith("__")))
    lines = ["def run(n, clock):"]
    lines += ["    %s = %s" % (name, "namespace[%r]" % name) for name in names]
    lines.append("    start = clock()")
    lines.append("    for i in range(n):")
    lines += ["        " + operation] * REPEATED
    lines.append("    return clock() - start")
    return "\n".join(lines)


def namespace():
    made = {}
    exec(SETUP, made)
    return made


def measure(operation):
    values = {"namespace": namespace()}
    exec(program(operation), values)
    run, clock = values["run"], time.process_time
    count, taken = 25, 0.0
    while True:
        taken = run(count, clock)
        if taken > ENOUGH:
            break
        count *= 2
    taken = min(taken, run(count, clock), run(count, clock))
    return taken / count / REPEATED * 1e9


def main():
    words = sys.argv[1:]
    for operation in OPERATIONS.strip().split("\n"):
        operation = operation.replace("\\\\", "\\")
        if operation.startswith("#"):
            group = operation[2:]
            continue
        if words and group not in words and not any(word in operation for word in words):
            continue
        try:
            print("%.1f\t%s\t%s" % (measure(operation), group, operation), flush=True)
        except Exception as error:
            print("-\t%s\t%s\t%s: %s" % (group, operation, type(error).__name__, error), flush=True)


main()
