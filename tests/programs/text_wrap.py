# Word wrapping, justification and columns, with wide and combining text kept simple.
text = """Call me Ishmael. Some years ago - never mind how long precisely - having little or no money in my purse, and nothing particular to interest me on shore, I thought I would sail about a little and see the watery part of the world. Überlängenwörter wie Donaudampfschifffahrtsgesellschaft brechen um."""
def wrap(text, width):
    line, length = [], 0
    for word in text.split():
        while len(word) > width:
            if line: yield line; line, length = [], 0
            yield [word[:width - 1] + "-"]; word = word[width - 1:]
        if length + len(word) + len(line) > width: yield line; line, length = [], 0
        line.append(word); length += len(word)
    if line: yield line
def justify(words, width):
    if len(words) == 1: return words[0].ljust(width)
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    return "".join(w + " " * (spaces // gaps + (i < spaces % gaps) if i < gaps else 0) for i, w in enumerate(words))
for w in (20, 33):
    lines = list(wrap(text, w))
    for l in lines[:-1]: print("|" + justify(l, w) + "|")
    print("|" + " ".join(lines[-1]).ljust(w) + "|")
left = [" ".join(l) for l in wrap(text[:120], 18)]; right = [" ".join(l).rjust(18) for l in wrap(text[120:250], 18)]
for i in range(max(len(left), len(right))): print(f"{left[i] if i < len(left) else '':<18} : {right[i] if i < len(right) else '':>18}")
print([f"{l:^24}" for l in map(" ".join, wrap(text[:60], 22))], max(len(" ".join(l)) for l in wrap(text, 20)))
words = {}
for n, l in enumerate(wrap(text, 30), 1):
    for w in l: words.setdefault(w.strip(",.-").lower(), []).append(n)
for w in sorted(words)[:12]: print(f"{w:.<20}{', '.join(map(str, words[w])):.>10}")
