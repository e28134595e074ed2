# Strings: built, formatted, split, joined, searched, scanned.

check = 0
words = []
for i in range(3000):
    line = f"{i:05d}: item {i % 17}, {i / 8:.2f};"
    name, _, rest = line.partition(": ")
    parts = rest.strip(";").split(", ")
    words.append("-".join(parts).replace("item", "thing").upper())
    check += len(line) + line.find("m") + int(name) + ("7" in parts[1]) + line.count(" ")
    if words[-1].startswith("THING 3"):
        check += 1
for c in ",".join(words[:1000]):
    if c.isdigit():
        check += ord(c)
print(check, "%s and %r" % (words[5], words[6]), len(set(words)))
