# Huffman coding, run-length coding, Caesar and Vigenere, a checksum, base64 by hand.
text = "she sells sea shells by the sea shore"
def huffman(text):
    freq = {}
    for c in text: freq[c] = freq.get(c, 0) + 1
    nodes = sorted((n, c, None) for c, n in freq.items())
    while len(nodes) > 1:
        (n1, c1, t1), (n2, c2, t2) = nodes[:2]
        nodes = sorted(nodes[2:] + [(n1 + n2, min(c1, c2), ((n1, c1, t1), (n2, c2, t2)))], key=lambda x: x[:2])
    codes = {}
    def walk(node, prefix):
        n, c, kids = node
        if kids: walk(kids[0], prefix + "0"); walk(kids[1], prefix + "1")
        else: codes[c] = prefix or "0"
    walk(nodes[0], "")
    return codes
codes = huffman(text)
bits = "".join(codes[c] for c in text)
inv, out, cur = {v: k for k, v in codes.items()}, "", ""
for b in bits:
    cur += b
    if cur in inv: out += inv[cur]; cur = ""
print(len(bits), out == text, sorted((len(v), k) for k, v in codes.items())[:4], bits[:40])
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append((s[i], j - i)); i = j
    return out
print(rle("aaabccd"), "".join(c * n for c, n in rle(text)) == text)
def shift(c, k): return chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c
print("".join(shift(c, 13) for c in text), "".join(shift(c, ord(k) - 97) for c, k in zip(text, "lemon" * 10)))
def crc(data):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8): c = (c >> 1) ^ 0xEDB88320 if c & 1 else c >> 1
    return c ^ 0xFFFFFFFF
a, b = 1, 0
for x in text.encode(): a = (a + x) % 65521; b = (b + a) % 65521
print(hex(crc(text.encode())), hex(b << 16 | a))
def b64(data):
    al = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        out += "".join(al[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out
print(b64(text.encode()), b64(b"a"), b64(b"ab"), b64(b""))
def rot(x, n): return (x << n | x >> (32 - n)) & 0xFFFFFFFF
h = 0x811C9DC5
for x in text.encode(): h = rot((h ^ x) * 0x01000193 & 0xFFFFFFFF, 5)
print(hex(h))
