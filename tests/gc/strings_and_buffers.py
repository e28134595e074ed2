# Buffers that grow while collections run.
parts, text, data, d = [], "", bytearray(), {}
for i in range(1500):
    text += chr(97 + i % 26) + "é" * (i % 2)
    data += bytes([i % 256, (i * 7) % 256])
    parts.append(text[-3:])
    d[text[-4:]] = len(text)
    if i % 100 == 0: parts = parts[-5:]; junk = [list(text) for _ in range(2)]
print(len(text), text[-6:], len(data), data[-4:], parts[-2:], len(d), sum(d.values()))
l = []
for i in range(2000):
    l.append(i)
    if len(l) > 300: del l[:200]
    if i % 50 == 0: l.insert(0, str(i)); l.extend([i] * 3); l.sort(key=str)
print(len(l), l[:3], l[-3:])
s = set()
for i in range(2000):
    s.add(i * i % 997); s.discard(i)
print(len(s), sum(s))
big = 1
for i in range(1, 300): big = big * i + i
print(big % 10**12, len(hex(big)))
print("-".join(str(i) for i in range(50))[-10:], "ab,cd,ef".split(",") * 2, ("x" * 1000).replace("x", "yz")[:6])
